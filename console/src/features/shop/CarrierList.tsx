import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Carrier } from '@lanzi/shared/shop/shop.contract';
import { nextPosition } from '../../lib/next-position';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { CarrierEditor } from './CarrierEditor';
import { EnabledTag } from './EnabledTag';
import { SettingsTabs } from './SettingsTabs';
import { useCarriers } from './shop.api';

/** Courier companies, the ones used most first. They are switched off, never deleted: old parcels name them. */
export function CarrierList() {
  const { t } = useTranslation('shop');
  const query = useCarriers();
  const carriers = query.data?.items;
  return (
    <EditableList<Carrier>
      title={t('settingsNav')}
      hint={t('carrierHint')}
      tabs={<SettingsTabs section="carriers" />}
      permission="shop.write"
      addWord={t('addCarrier')}
      emptyText={t('noCarriers')}
      query={query}
      rows={carriers}
      minWidth={480}
      columns={(edit) => [
        {
          title: t('carrierName'),
          render: (_, carrier) => <RowName onEdit={() => edit(carrier)}>{carrier.name}</RowName>,
        },
        {
          title: t('carrierCode'),
          width: 160,
          render: (_, { code }) => <Typography.Text code>{code}</Typography.Text>,
        },
        { title: t('position'), dataIndex: 'position', width: 80, align: 'right' },
        { title: t('status'), width: 100, render: (_, { enabled }) => <EnabledTag enabled={enabled} /> },
      ]}
      editor={(carrier, onClose) => (
        <CarrierEditor carrier={carrier} position={nextPosition(carriers ?? [])} onClose={onClose} />
      )}
    />
  );
}
