import { Button, Input, Modal, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product, Sku } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { isAddable, type CatalogueSku } from '@lanzi/shared/order/order-edit';
import { useLang } from '../../../lib/i18n';
import { useReturnFocus } from '../../../lib/use-return-focus';
import { useSettled } from '../../../lib/use-settled';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Money } from '../../../ui/Money';
import { Picture } from '../../../ui/Picture';
import type { PickedSku } from './edit-draft';
import { useSkuChoices } from './editing.api';

interface Props {
  title: string;
  onPick: (sku: PickedSku, choice: CatalogueSku) => void;
  /** How many of it the draft has got already. */
  countOf: (skuId: string) => number;
  onClose: () => void;
}

/** Finds a SKU by its product's name or barcode and says how many of it there are. */
export function SkuPicker({ title, onPick, countOf, onClose }: Props) {
  const { t } = useTranslation(['editing', 'orders', 'ui']);
  const [typed, setTyped] = useState('');
  const choices = useSkuChoices(useSettled(typed.trim(), 250));
  useReturnFocus();
  return (
    <Modal open width={640} title={title} footer={null} onCancel={onClose}>
      <Input.Search
        autoFocus
        allowClear
        value={typed}
        loading={choices.isFetching}
        placeholder={t('searchProduct')}
        aria-label={t('searchProduct')}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div className="sku-choices">
        {choices.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
        {choices.isError && !choices.data && (
          <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />
        )}
        {choices.data?.length === 0 && <EmptyState text={t('orders:noProduct')} />}
        {choices.data?.map((product) => (
          <Choices key={product.id} product={product} countOf={countOf} onPick={onPick} />
        ))}
      </div>
    </Modal>
  );
}

function Choices({ product, countOf, onPick }: Pick<Props, 'countOf' | 'onPick'> & { product: Product }) {
  const { t } = useTranslation('editing');
  const lang = useLang();
  const picture = product.pictures[0]?.url ?? '';
  return (
    <div className="sku-product">
      <Picture src={picture} size={44} />
      <div>
        <div>
          {inLang(product.name, lang)} {!product.onShelf && <Tag>{t('offShelf')}</Tag>}
        </div>
        {product.skus.map((sku) => (
          <Choice
            key={sku.id}
            product={product}
            sku={sku}
            count={countOf(sku.id)}
            onPick={() => onPick(pickedOf(product, sku, picture), choiceOf(product, sku))}
          />
        ))}
      </div>
    </div>
  );
}

function Choice({
  product,
  sku,
  count,
  onPick,
}: {
  product: Product;
  sku: Sku;
  count: number;
  onPick: () => void;
}) {
  const { t } = useTranslation('editing');
  const lang = useLang();
  const left = sku.onHand - sku.reserved - count;
  const why = !isAddable(product)
    ? t('problem.kind_not_addable', { left: 0 })
    : !sku.enabled
      ? t('problem.sku_unavailable', { left: 0 })
      : left <= 0
        ? t('problem.sold_out', { left: 0 })
        : undefined;
  return (
    <div className="sku-choice">
      <span>
        {inLang(sku.name, lang)}
        <span className="second-line">{sku.barcode && ` · ${sku.barcode}`}</span>
      </span>
      <Money amount={sku.price} />
      <span className={why ? 'field-error' : 'second-line'}>{why ?? t('sellable', { n: left })}</span>
      <Button
        size="small"
        disabled={why !== undefined}
        aria-label={t('pickOf', { name: `${inLang(product.name, lang)} ${inLang(sku.name, lang)}` })}
        onClick={onPick}
      >
        {count > 0 ? t('picked', { n: count }) : t('pick')}
      </Button>
    </div>
  );
}

const pickedOf = (product: Product, sku: Sku, picture: string): PickedSku => ({
  ...{ skuId: sku.id, productName: product.name, skuName: sku.name, barcode: sku.barcode },
  ...{ picture, price: sku.price },
});
const choiceOf = ({ kind }: Product, sku: Sku): CatalogueSku => ({
  ...{ skuId: sku.id, kind, price: sku.price, enabled: sku.enabled },
  sellable: Math.max(0, sku.onHand - sku.reserved),
});
