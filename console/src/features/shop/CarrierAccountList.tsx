import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CarrierAccount } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { placeText } from '@lanzi/shared/fulfilment/region';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { CarrierAccountEditor } from './CarrierAccountEditor';
import { EnabledTag } from './EnabledTag';
import { SettingsTabs } from './SettingsTabs';
import { useCarrierAccounts, useDeleteCarrierAccounts, useReturnAddresses } from './shop.api';

/** The shop's accounts with carriers, which e-waybills are asked for with. */
export function CarrierAccountList() {
  const { t } = useTranslation('shop');
  const query = useCarrierAccounts();
  const addresses = useReturnAddresses().data?.items;
  const remove = useDeleteCarrierAccounts();
  return (
    <EditableList<CarrierAccount>
      title={t('settingsNav')}
      hint={t('accountHint')}
      tabs={<SettingsTabs section="carrier-accounts" />}
      permission="shop.write"
      addWord={t('addAccount')}
      emptyText={t('noAccounts')}
      query={query}
      rows={query.data?.items}
      minWidth={760}
      deletion={{
        title: (count) => t('deleteAccountTitle', { count }),
        text: t('deleteAccountText'),
        remove: remove.mutateAsync,
      }}
      columns={(edit) => [
        {
          title: t('accountTitle'),
          render: (_, account) => <RowName onEdit={() => edit(account)}>{account.title}</RowName>,
        },
        { title: t('accountCarrier'), width: 140, render: (_, { carrier }) => carrier.name },
        {
          title: t('customerName'),
          width: 170,
          render: (_, { customerName, hasPassword }) => (
            <>
              {customerName || '–'}
              <div className="second-line">{t(hasPassword ? 'passwordKept' : 'passwordNone')}</div>
            </>
          ),
        },
        { title: t('payer'), width: 100, render: (_, { payer }) => t(`payer_${payer}`) },
        {
          title: t('senderAddress'),
          width: 220,
          render: (_, { senderAddressId }) => {
            const address = addresses?.find(({ id }) => id === senderAddressId);
            return (
              address && (
                <Typography.Text type="secondary">
                  {address.contactName} · {placeText({ ...address, detail: '' })}
                </Typography.Text>
              )
            );
          },
        },
        { title: t('status'), width: 90, render: (_, { enabled }) => <EnabledTag enabled={enabled} /> },
      ]}
      editor={(account, onClose) => <CarrierAccountEditor account={account} onClose={onClose} />}
    />
  );
}
