import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReturnAddress } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { placeText } from '@lanzi/shared/fulfilment/region';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { errorText, isRefusal } from '../../lib/api';
import { ReturnAddressEditor } from './ReturnAddressEditor';
import { SettingsTabs } from './SettingsTabs';
import { useDeleteReturnAddresses, useReturnAddresses } from './shop.api';

/** Where parcels leave from and goods come back to; the default first. */
export function ReturnAddressList() {
  const { t } = useTranslation('shop');
  const query = useReturnAddresses();
  const remove = useDeleteReturnAddresses();
  const addresses = query.data?.items;
  return (
    <EditableList<ReturnAddress>
      title={t('settingsNav')}
      hint={t('addressHint')}
      tabs={<SettingsTabs section="return-addresses" />}
      permission="shop.write"
      addWord={t('addAddress')}
      emptyText={t('noAddresses')}
      query={query}
      rows={addresses}
      minWidth={640}
      deletion={{
        title: (count) => t('deleteAddressTitle', { count }),
        text: t('deleteAddressText'),
        remove: remove.mutateAsync,
        refused: (error) => (isRefusal(error, 'still_in_use') ? t('addressInUse') : errorText(error)),
      }}
      columns={(edit) => [
        {
          title: t('addressContact'),
          width: 240,
          render: (_, address) => (
            <>
              <RowName onEdit={() => edit(address)}>{address.contactName}</RowName>{' '}
              {address.isDefault && <Tag color="green">{t('addressDefault')}</Tag>}
              <div className="second-line">{address.phone}</div>
            </>
          ),
        },
        {
          title: t('storeAddress'),
          render: (_, address) => (
            <>
              {placeText(address)}
              {address.postcode && <div className="second-line">{address.postcode}</div>}
            </>
          ),
        },
      ]}
      editor={(address, onClose) => (
        <ReturnAddressEditor address={address} isFirst={addresses?.length === 0} onClose={onClose} />
      )}
    />
  );
}
