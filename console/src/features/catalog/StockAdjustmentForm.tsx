import { Alert, App, AutoComplete, Flex, Form, InputNumber, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@lanzi/shared/api/client';
import type { Sku } from '@lanzi/shared/catalog/catalog.contract';
import { errorText, newIdempotencyKey } from '../../lib/api';
import { useCan } from '../../lib/session';
import { PermittedButton } from '../../ui/editing/PermittedButton';
import { useAdjustStock } from './catalog.api';

interface Values {
  mode: 'difference' | 'count';
  /** The difference, or the new count. */
  amount?: number | null;
  reason?: string;
}
const MOST = 1_000_000;

const differenceOf = ({ mode, amount }: Values, sku: Sku): number | undefined =>
  typeof amount !== 'number' ? undefined : mode === 'count' ? amount - sku.onHand : amount;

/** Counts stock in or out, by difference or by a new count; says what will be left before it is done. */
export function StockAdjustmentForm({ sku }: { sku: Sku }) {
  const { t } = useTranslation('catalog');
  const { message } = App.useApp();
  const allowed = useCan('stock.adjust');
  const adjust = useAdjustStock(sku.id);
  const [form] = Form.useForm<Values>();
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const values = Form.useWatch([], form) as Values | undefined;
  const mode = values?.mode ?? 'difference';
  const difference = values && differenceOf(values, sku);
  const after = sku.onHand + (difference ?? 0);

  function submit(filled: Values) {
    adjust.mutate(
      { delta: differenceOf(filled, sku) ?? 0, reason: filled.reason?.trim() ?? '', idempotencyKey },
      {
        onSuccess: () => {
          void message.success(t('adjusted'));
          setIdempotencyKey(newIdempotencyKey());
          form.setFieldsValue({ amount: null, reason: '' });
        },
        // Refused: the corrected form is another submission. Without an answer it may have been done.
        onError: (error) => error instanceof ApiError && setIdempotencyKey(newIdempotencyKey()),
      },
    );
  }

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!allowed}
      initialValues={{ mode: 'difference' }}
      onFinish={submit}
    >
      {adjust.isError && (
        <Alert type="error" showIcon title={errorText(adjust.error)} style={{ marginBottom: 12 }} />
      )}
      <Form.Item name="mode" style={{ marginBottom: 12 }}>
        <Segmented
          options={[
            { value: 'difference', label: t('byDifference') },
            { value: 'count', label: t('byCount') },
          ]}
        />
      </Form.Item>
      <Flex gap={12} align="start" style={{ marginBottom: 4 }}>
        <Form.Item
          name="amount"
          label={mode === 'count' ? t('countLabel') : t('differenceLabel')}
          dependencies={['mode']}
          extra={
            difference === undefined
              ? mode === 'difference' && t('differenceHint')
              : t('afterwards', { onHand: after, sellable: after - sku.reserved })
          }
          rules={[
            {
              required: true,
              validator: () => {
                if (!difference) return Promise.reject(new Error(t('nothingChanges')));
                return after < sku.reserved
                  ? Promise.reject(new Error(t('belowReserved', { reserved: sku.reserved })))
                  : Promise.resolve();
              },
            },
          ]}
          style={{ width: 230 }}
        >
          <InputNumber
            precision={0}
            min={mode === 'count' ? 0 : -MOST}
            max={MOST}
            style={{ width: '100%' }}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('reasonMissing') }]}
          style={{ flex: 1 }}
        >
          <AutoComplete
            placeholder={t('reasonPlaceholder')}
            maxLength={200}
            options={(['arrived', 'counted', 'damaged', 'used'] as const).map((reason) => ({
              value: t(`reason_${reason}`),
            }))}
          />
        </Form.Item>
      </Flex>
      <PermittedButton permission="stock.adjust" type="primary" htmlType="submit" loading={adjust.isPending}>
        {t('adjust')}
      </PermittedButton>
      {mode === 'count' && difference !== undefined && difference !== 0 && (
        <Typography.Text type="secondary" style={{ marginInlineStart: 12 }}>
          {difference > 0 ? `+${difference}` : difference}
        </Typography.Text>
      )}
    </Form>
  );
}
