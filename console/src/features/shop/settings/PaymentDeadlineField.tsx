import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { DurationInput } from './DurationInput';

const LEAST_MINUTES = 5;
const MOST_MINUTES = 43_200;

/** When unpaid orders cancel themselves. */
export function PaymentDeadlineField() {
  const { t } = useTranslation('shop');
  return (
    <Form.Item
      name="paymentDeadlineMinutes"
      label={t('paymentDeadline')}
      extra={t('paymentDeadlineHint')}
      rules={[
        {
          type: 'number',
          required: true,
          min: LEAST_MINUTES,
          max: MOST_MINUTES,
          message: t('paymentDeadlineInvalid'),
        },
      ]}
    >
      <DurationInput />
    </Form.Item>
  );
}
