import { Alert, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { paymentKinds } from '@lanzi/shared/order/order.terms';
import type { PaymentMethod } from '@lanzi/shared/shop/shop.contract';
import { useLang } from '../../lib/i18n';
import { LocalTextInput } from '../../ui/LocalTextInput';
import { useLocalTextRule } from '../../ui/editing/use-local-text-rule';
import { OfferFields } from './OfferFields';
import { RowEditor } from './RowEditor';
import { usePaymentMethods, useSavePaymentMethod, type PaymentMethodInput } from './shop.api';

const newMethod = (position: number): PaymentMethodInput => ({
  kind: 'offline',
  title: { 'zh-CN': '' },
  instructions: { 'zh-CN': '' },
  enabled: true,
  position,
});

const inputOf = ({
  kind,
  title,
  instructions,
  enabled,
  position,
}: PaymentMethodInput): PaymentMethodInput => ({
  kind,
  title,
  // Only a transfer needs to be explained.
  instructions: kind === 'offline' ? instructions : { 'zh-CN': '' },
  enabled,
  position,
});

interface Props {
  method?: PaymentMethod;
  /** Where a new one goes. */
  position: number;
  onClose: () => void;
}

/** One way to pay, new or changed. */
export function PaymentMethodEditor({ method, position, onClose }: Props) {
  const { t } = useTranslation('shop');
  const words = domainWords(useLang());
  const methods = usePaymentMethods();
  const saveMethod = useSavePaymentMethod();
  const titleRule = useLocalTextRule();
  const instructionsRule = useLocalTextRule(t('instructionsMissing'));
  return (
    <RowEditor
      title={method ? t('editPayment') : t('addPayment')}
      row={method}
      list={methods}
      newValues={newMethod(position)}
      valuesOf={inputOf}
      inputOf={inputOf}
      save={saveMethod}
      onClose={onClose}
    >
      {method?.ready === false && (
        <Alert
          type="warning"
          showIcon
          title={t('notReady', { method: words.paymentKind[method.kind] })}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form.Item name="kind" label={t('paymentKind')} rules={[{ required: true }]}>
        <Radio.Group
          vertical
          options={paymentKinds.map((kind) => ({
            value: kind,
            label: (
              <div style={{ padding: '4px 0' }}>
                {words.paymentKind[kind]}
                <div style={{ color: '#8a908c' }}>{t(`kindHint_${kind}`)}</div>
              </div>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('paymentTitle')}
        tooltip={t('paymentTitlePlaceholder')}
        rules={[titleRule]}
      >
        <LocalTextInput maxLength={200} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'offline' && (
            <Form.Item
              name="instructions"
              label={t('instructions')}
              extra={t('instructionsHint')}
              rules={[instructionsRule]}
            >
              <LocalTextInput rows={4} maxLength={1000} />
            </Form.Item>
          )
        }
      </Form.Item>
      <OfferFields />
    </RowEditor>
  );
}
