import { Button, Flex, Tag, Tooltip, Typography, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Product, Sku } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { useLang } from '../../lib/i18n';
import { useCan } from '../../lib/session';
import { Money } from '../../ui/Money';
import { Picture } from '../../ui/Picture';
import { Sellable } from './Sellable';
import { ShelfSwitch } from './ShelfSwitch';

/** A table row is one SKU; what belongs to the product spans its rows. */
interface ProductRow {
  product: Product;
  sku: Sku;
  span: number;
}
export const rowsOf = (product: Product): ProductRow[] =>
  product.skus.map((sku, index) => ({ product, sku, span: index === 0 ? product.skus.length : 0 }));

const spanning = ({ span }: ProductRow) => ({ rowSpan: span, style: { verticalAlign: 'top' } });

export function useProductColumns({
  onEdit,
  onStock,
}: {
  onEdit: (product: Product) => void;
  onStock: (product: Product, skuId: string) => void;
}): TableColumnsType<ProductRow> {
  const { t } = useTranslation('catalog');
  const lang = useLang();
  const mayWrite = useCan('catalog.write');
  const mayAdjust = useCan('stock.adjust');
  return [
    {
      title: t('product'),
      onCell: spanning,
      render: (_, { product }) => (
        <Flex gap={10}>
          <Picture src={product.pictures[0]?.url ?? ''} size={48} />
          <div style={{ minWidth: 0 }}>
            <Typography.Link strong onClick={() => onEdit(product)} style={{ color: 'inherit' }}>
              {inLang(product.name, lang)}
            </Typography.Link>
            {product.kind !== 'ordinary' && (
              <Tag style={{ marginInlineStart: 6 }}>{t(`kind_${product.kind}`)}</Tag>
            )}
            <div>
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {inLang(product.subtitle, lang)}
              </Typography.Text>
            </div>
          </div>
        </Flex>
      ),
    },
    {
      title: t('category'),
      width: 96,
      responsive: ['xl'],
      onCell: spanning,
      render: (_, { product }) => inLang(product.categoryName, lang),
    },
    {
      title: t('sku'),
      width: 170,
      render: (_, { sku }) => (
        <>
          {inLang(sku.name, lang)}
          {!sku.enabled && <Tag style={{ marginInlineStart: 6 }}>{t('skuDisabled')}</Tag>}
        </>
      ),
    },
    {
      title: t('barcode'),
      width: 130,
      responsive: ['xl'],
      render: (_, { sku }) => <Typography.Text type="secondary">{sku.barcode}</Typography.Text>,
    },
    {
      title: t('price'),
      width: 140,
      align: 'right',
      render: (_, { sku }) => (
        <>
          {sku.listPrice !== null && (
            <Typography.Text type="secondary" delete style={{ marginInlineEnd: 6, fontSize: 12 }}>
              <Money amount={sku.listPrice} />
            </Typography.Text>
          )}
          <Money amount={sku.price} strong />
        </>
      ),
    },
    { title: t('onHand'), width: 72, align: 'right', render: (_, { sku }) => sku.onHand },
    {
      title: <Tooltip title={t('reservedHint')}>{t('reserved')}</Tooltip>,
      width: 72,
      align: 'right',
      render: (_, { sku }) => sku.reserved,
    },
    {
      title: t('sellable'),
      width: 96,
      align: 'right',
      render: (_, { sku }) => <Sellable onHand={sku.onHand} reserved={sku.reserved} />,
    },
    ...(mayAdjust
      ? [
          {
            title: '',
            width: 64,
            render: (_: unknown, { product, sku }: ProductRow) => (
              <Button type="link" size="small" onClick={() => onStock(product, sku.id)}>
                {t('stock')}
              </Button>
            ),
          },
        ]
      : []),
    {
      title: t('shelf'),
      width: 72,
      onCell: spanning,
      render: (_, { product }) => <ShelfSwitch product={product} />,
    },
    ...(mayWrite
      ? [
          {
            title: '',
            width: 72,
            onCell: spanning,
            render: (_: unknown, { product }: ProductRow) => (
              <Button type="link" size="small" onClick={() => onEdit(product)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}
