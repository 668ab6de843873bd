import { Form, InputNumber } from 'antd';
import type { Rule } from 'antd/es/form';
import { useTranslation } from 'react-i18next';
import { SwitchField } from './SwitchField';

/** How orders reach shoppers, and what happens once they have. */
export function DeliveryFields() {
  const { t } = useTranslation('shop');
  const oneMode: Rule = ({ getFieldValue }) => ({
    validator: () =>
      getFieldValue('expressEnabled') || getFieldValue('pickupEnabled')
        ? Promise.resolve()
        : Promise.reject(new Error(t('oneModeNeeded'))),
  });
  return (
    <>
      <SwitchField name="expressEnabled" label={t('expressEnabled')} hint={t('expressHint')} />
      <SwitchField
        name="pickupEnabled"
        label={t('pickupEnabled')}
        hint={t('pickupHint')}
        rules={[oneMode]}
        dependencies={['expressEnabled']}
      />
      <SwitchField name="reviewsEnabled" label={t('reviews')} hint={t('reviewsHint')} />
      <Form.Item
        name="autoReceiptDays"
        label={t('autoReceipt')}
        extra={t('autoReceiptHint')}
        rules={[{ required: true, message: t('required') }]}
      >
        <InputNumber min={0} max={60} precision={0} suffix={t('days')} style={{ width: 140 }} />
      </Form.Item>
    </>
  );
}
