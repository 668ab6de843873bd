import { Alert, App, Button, Flex, Form, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import { errorText } from '../../lib/api';
import { useLang } from '../../lib/i18n';
import { useSettings } from '../../lib/session';
import { MoneyInput } from '../../ui/MoneyInput';
import { useAdjustBalance } from './customers.api';

interface Values {
  way: 'top_up' | 'deduction';
  amount?: Minor;
  reason?: string;
}

/** What one adjustment may be at most. */
const MAX_ADJUSTMENT: Minor = 10_000_000;

/** Money that staff put in or take out by hand; asks first, saying what will be left. */
export function AdjustBalanceForm({ id, who, balance }: { id: string; who: string; balance: Minor }) {
  const { t } = useTranslation(['customers', 'ui']);
  const words = domainWords(useLang());
  const { currency } = useSettings();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const adjust = useAdjustBalance(id, () => form.setFieldsValue({ amount: undefined, reason: '' }));

  const limit = t('adjustLimit', { most: formatMoney(MAX_ADJUSTMENT, currency) });

  function ask({ way, amount = 0, reason = '' }: Values) {
    const change = way === 'top_up' ? amount : -amount;
    modal.confirm({
      title: t(way === 'top_up' ? 'topUpTitle' : 'deductTitle', {
        who,
        amount: formatMoney(amount, currency),
      }),
      content: t('balanceWillBe', { amount: formatMoney(balance + change, currency) }),
      okText: words.balanceCause[way],
      okButtonProps: { danger: way === 'deduction' },
      cancelText: t('ui:cancel'),
      onOk: () => adjust.mutate({ amount: change, reason: reason.trim() }),
    });
  }

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ way: 'top_up' }}
      onFinish={ask}
      style={{ marginTop: 16 }}
    >
      {adjust.isError && (
        <Alert type="error" showIcon title={errorText(adjust.error)} style={{ marginBottom: 12 }} />
      )}
      <Form.Item name="way" style={{ marginBottom: 12 }}>
        <Segmented
          options={(['top_up', 'deduction'] as const).map((way) => ({
            value: way,
            label: words.balanceCause[way],
          }))}
        />
      </Form.Item>
      <Flex gap={12} align="start">
        <Form.Item
          name="amount"
          label={t('amount')}
          extra={limit}
          dependencies={['way']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, amount: Minor | undefined) => {
                if (!amount) return Promise.reject(new Error(t('ui:amountMissing')));
                if (amount > MAX_ADJUSTMENT) return Promise.reject(new Error(limit));
                return getFieldValue('way') === 'deduction' && amount > balance
                  ? Promise.reject(new Error(t('balanceTooLow', { amount: formatMoney(balance, currency) })))
                  : Promise.resolve();
              },
            }),
          ]}
          style={{ width: 170 }}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
          style={{ flex: 1 }}
        >
          <Input maxLength={200} placeholder={t('reasonExample')} />
        </Form.Item>
      </Flex>
      <Button type="primary" htmlType="submit" loading={adjust.isPending}>
        {t('adjust')}
      </Button>
    </Form>
  );
}
