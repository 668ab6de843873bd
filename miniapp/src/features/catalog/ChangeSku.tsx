import type { CartLine } from '@lanzi/shared/catalog/catalog.contract';
import { SkuSheet } from './SkuSheet';
import { useProduct } from './use-catalog';
import { useWords } from '@/lib/words';
import { ErrorState } from '@/ui/ErrorState';
import { Sheet } from '@/ui/Sheet';
import { Skeleton } from '@/ui/Skeleton';
import type { Wanted } from '@/features/cart/cart-lines';

interface Props {
  line: CartLine;
  onClose: () => void;
  onPick: (wanted: Wanted) => void;
}

/** Another SKU or quantity for a cart line, from the product as it stands now. */
export function ChangeSku({ line, onClose, onPick }: Props) {
  const t = useWords();
  const product = useProduct(line.productId);
  if (!product.data)
    return (
      <Sheet open onClose={onClose} title={t('shop.choose')}>
        {product.error ? (
          <ErrorState error={product.error} onRetry={() => void product.refetch()} />
        ) : (
          <Skeleton lines={4} />
        )}
      </Sheet>
    );
  return (
    <SkuSheet
      product={product.data}
      open
      onClose={onClose}
      start={{ skuId: line.skuId, quantity: line.quantity }}
      acts={[
        {
          label: t('common.confirm'),
          kind: 'primary',
          onPick: (sku, quantity) => onPick({ skuId: sku.id, quantity }),
        },
      ]}
    />
  );
}
