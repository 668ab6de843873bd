import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { PaymentMethod } from '@lanzi/shared/shop/shop.contract';
import { useLang } from '../../lib/i18n';
import { nextPosition } from '../../lib/next-position';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { EnabledTag } from './EnabledTag';
import { PaymentMethodEditor } from './PaymentMethodEditor';
import { SettingsTabs } from './SettingsTabs';
import { useDeletePaymentMethods, usePaymentMethods } from './shop.api';

/** The ways to pay, in the order they are offered. */
export function PaymentMethodList() {
  const { t } = useTranslation('shop');
  const lang = useLang();
  const words = domainWords(lang);
  const query = usePaymentMethods();
  const remove = useDeletePaymentMethods();
  const methods = query.data?.items;
  return (
    <EditableList<PaymentMethod>
      title={t('settingsNav')}
      hint={t('paymentHint')}
      tabs={<SettingsTabs section="payment-methods" />}
      permission="shop.write"
      addWord={t('addPayment')}
      emptyText={t('noPayments')}
      query={query}
      rows={methods}
      deletion={{
        title: (count) => t('deletePaymentTitle', { count }),
        text: t('deletePaymentText'),
        remove: remove.mutateAsync,
      }}
      columns={(edit) => [
        {
          title: t('paymentTitle'),
          width: 220,
          render: (_, method) => <RowName onEdit={() => edit(method)}>{inLang(method.title, lang)}</RowName>,
        },
        { title: t('paymentKind'), width: 160, render: (_, { kind }) => words.paymentKind[kind] },
        {
          title: t('instructions'),
          ellipsis: true,
          render: (_, { kind, instructions, ready }) =>
            ready ? (
              <Typography.Text type="secondary">
                {kind === 'offline' ? inLang(instructions, lang) : t(`kindHint_${kind}`)}
              </Typography.Text>
            ) : (
              <Typography.Text type="warning">
                {t('notReady', { method: words.paymentKind[kind] })}
              </Typography.Text>
            ),
        },
        { title: t('position'), dataIndex: 'position', width: 80, align: 'right' },
        { title: t('status'), width: 100, render: (_, { enabled }) => <EnabledTag enabled={enabled} /> },
      ]}
      editor={(method, onClose) => (
        <PaymentMethodEditor method={method} position={nextPosition(methods ?? [])} onClose={onClose} />
      )}
    />
  );
}
