import { Form, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where a method stands among the others, and whether shoppers are offered it. */
export function OfferFields() {
  const { t } = useTranslation('shop');
  return (
    <>
      <Form.Item name="position" label={t('position')} extra={t('positionHint')} rules={[{ required: true }]}>
        <InputNumber min={0} max={999} precision={0} />
      </Form.Item>
      <Form.Item name="enabled" label={t('enabled')} valuePropName="checked" rules={[{ required: true }]}>
        <Switch />
      </Form.Item>
    </>
  );
}
