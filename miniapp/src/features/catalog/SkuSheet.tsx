import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ShopProduct } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { MAX_QUANTITY } from '@lanzi/shared/order/order-limits';
import { useLang, useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Sheet } from '@/ui/Sheet';
import { Stepper } from '@/ui/Stepper';
import { Tap } from '@/ui/Tap';
import './SkuSheet.scss';

export type Sku = ShopProduct['skus'][number];
const FEW = 10;

interface Props {
  product: ShopProduct;
  onClose: () => void;
  /** What is chosen when it opens. */
  start?: { skuId?: string | undefined; quantity: number };
  onChange?: (sku: Sku) => void;
  acts: { label: string; kind: 'primary' | 'soft'; onPick: (sku: Sku, quantity: number) => void }[];
}

/** Which SKU and how many, from below. Sold-out SKUs stay visible and cannot be bought. It starts anew when opened. */
export function SkuSheet({ open, ...sheet }: Props & { open: boolean }) {
  return open ? <OpenSkuSheet {...sheet} /> : null;
}

function OpenSkuSheet({ product, onClose, start, onChange, acts }: Props) {
  const t = useWords();
  const lang = useLang();
  const [skuId, setSkuId] = useState(start?.skuId);
  const [quantity, setQuantity] = useState(start?.quantity ?? 1);
  const { skus } = product;
  const sku = skus.find(({ id }) => id === skuId) ?? skus.find(({ sellable }) => sellable > 0) ?? skus[0];
  if (!sku) return null;
  const most = Math.min(sku.sellable, MAX_QUANTITY);
  const wanted = Math.min(quantity, Math.max(1, most));
  const stock =
    sku.sellable <= 0
      ? t('shop.soldOut')
      : sku.sellable <= FEW
        ? t('shop.fewLeft', { count: sku.sellable })
        : t('shop.inStock');
  const choose = (one: Sku) => {
    setSkuId(one.id);
    onChange?.(one);
  };
  const footer = (
    <View className="sku-sheet__acts">
      {acts.map(({ label, kind, onPick }) => (
        <Button
          key={label}
          kind={kind}
          size="l"
          className="sku-sheet__act"
          disabledBecause={sku.sellable <= 0 ? t('shop.soldOut') : undefined}
          onClick={() => onPick(sku, wanted)}
        >
          {label}
        </Button>
      ))}
    </View>
  );
  return (
    <Sheet open onClose={onClose} footer={footer}>
      <View className="sku-sheet__head">
        <Picture className="sku-sheet__picture" src={product.pictures[0] ?? ''} />
        <View className="sku-sheet__facts">
          <Price amount={sku.price} was={sku.listPrice} size="l" />
          <View className={`sku-sheet__stock ${sku.sellable <= FEW ? 'sku-sheet__stock--few' : ''}`}>
            {stock}
          </View>
          <View className="sku-sheet__chosen">{inLang(sku.name, lang)}</View>
        </View>
      </View>
      <View className="sku-sheet__label">{t('shop.variant')}</View>
      <View className="sku-sheet__choices">
        {skus.map((one) => (
          <Tap
            key={one.id}
            className={`sku-sheet__choice ${one.id === sku.id ? 'sku-sheet__choice--on' : ''} ${one.sellable <= 0 ? 'sku-sheet__choice--out' : ''}`}
            role="radio"
            on={one.id === sku.id}
            onClick={() => choose(one)}
          >
            {inLang(one.name, lang)}
            {one.sellable <= 0 ? ` · ${t('shop.soldOut')}` : ''}
          </Tap>
        ))}
      </View>
      <View className="sku-sheet__quantity">
        <View className="sku-sheet__label">{t('shop.quantity')}</View>
        <Stepper value={wanted} max={Math.max(1, most)} onChange={setQuantity} />
      </View>
    </Sheet>
  );
}
