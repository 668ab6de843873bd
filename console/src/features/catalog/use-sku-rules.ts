import type { Rule } from 'antd/es/form';
import { useTranslation } from 'react-i18next';
import type { Minor } from '@lanzi/shared/money';
import { useAmountRule } from '../../ui/editing/use-amount-rule';
import type { ProductValues } from './product-form';

type Values = { getFieldValue: (name: 'skus') => ProductValues['skus'] };

/** What the fields of a SKU must hold. */
export function useSkuRules() {
  const { t } = useTranslation('catalog');
  const amount = useAmountRule();
  const refuse = (key: 'barcodeTwice' | 'listPriceTooLow') => Promise.reject(new Error(t(key)));

  return {
    price: [{ required: true, message: t('priceMissing') }, amount] satisfies Rule[],
    barcode: (index: number): Rule[] => [
      { pattern: /^[\w-]{0,32}$/, message: t('barcodeInvalid'), transform: (text: string) => text.trim() },
      ({ getFieldValue }: Values) => ({
        validator: (_: unknown, barcode: string) => {
          const others = getFieldValue('skus').filter((_sku, at) => at !== index);
          const twice = barcode.trim() !== '' && others.some((sku) => sku.barcode.trim() === barcode.trim());
          return twice ? refuse('barcodeTwice') : Promise.resolve();
        },
      }),
    ],
    listPrice: (index: number): Rule[] => [
      amount,
      ({ getFieldValue }: Values) => ({
        validator: (_: unknown, listPrice: Minor | null | undefined) => {
          const price = getFieldValue('skus')[index]?.price;
          const tooLow =
            listPrice !== null && listPrice !== undefined && price !== undefined && listPrice <= price;
          return tooLow ? refuse('listPriceTooLow') : Promise.resolve();
        },
      }),
    ],
  };
}
