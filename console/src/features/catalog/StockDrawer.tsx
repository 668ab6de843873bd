import { Drawer, Select, Statistic, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { useLang } from '../../lib/i18n';
import { useProduct } from './catalog.api';
import { StockAdjustmentForm } from './StockAdjustmentForm';
import { StockMovements } from './StockMovements';

interface Props {
  product: Product;
  /** The SKU to begin with. */
  skuId: string;
  onClose: () => void;
}

/** One product's stock by SKU: what there is, a correction, and how it came to be. */
export function StockDrawer({ product: known, skuId: firstSkuId, onClose }: Props) {
  const { t } = useTranslation('catalog');
  const lang = useLang();
  const product = useProduct(known).data ?? known;
  const [open, setOpen] = useState(true);
  const [skuId, setSkuId] = useState(firstSkuId);
  const sku = product.skus.find(({ id }) => id === skuId);
  if (!sku) return null;
  return (
    <Drawer
      title={`${t('stock')} · ${inLang(product.name, lang)}`}
      size={560}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => !shown && onClose()}
    >
      {product.skus.length > 1 && (
        <Select
          aria-label={t('sku')}
          value={skuId}
          onChange={setSkuId}
          options={product.skus.map(({ id, name, barcode }) => ({
            value: id,
            label: [inLang(name, lang), barcode].filter(Boolean).join(' · '),
          }))}
          style={{ width: '100%', marginBottom: 16 }}
        />
      )}
      <Flex gap={40} style={{ marginBottom: 16 }}>
        <Statistic title={t('onHand')} value={sku.onHand} />
        <Statistic title={t('reserved')} value={sku.reserved} />
        <Statistic title={t('sellable')} value={sku.onHand - sku.reserved} />
      </Flex>
      <StockAdjustmentForm key={skuId} sku={sku} />
      <Typography.Title level={5} style={{ marginTop: 24 }}>
        {t('movements')}
      </Typography.Title>
      <StockMovements skuId={skuId} />
    </Drawer>
  );
}
