import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** Who the merchant is, for printed documents. */
export function MerchantFields() {
  const { t } = useTranslation('shop');
  return (
    <>
      <Form.Item name={['merchant', 'legalName']} label={t('legalName')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={['merchant', 'address']} label={t('merchantAddress')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['merchant', 'phone']} label={t('merchantPhone')}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <Form.Item name={['merchant', 'taxNumber']} label={t('taxNumber')}>
        <Input maxLength={40} />
      </Form.Item>
    </>
  );
}
