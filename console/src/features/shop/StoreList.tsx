import { Space, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Store } from '@lanzi/shared/shop/shop.contract';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { useStores } from './shop.api';
import { StoreEditor } from './StoreEditor';
import { StoreOpenSwitch } from './StoreOpenSwitch';

/** The pickup stores with their verifiers. */
export function StoreList() {
  const { t } = useTranslation('shop');
  const query = useStores();
  return (
    <EditableList<Store>
      title={t('storesNav')}
      hint={t('storesHint')}
      permission="shop.write"
      addWord={t('addStore')}
      emptyText={t('noStores')}
      query={query}
      rows={query.data?.items}
      minWidth={860}
      columns={(edit) => [
        {
          title: t('storeName'),
          render: (_, store) => (
            <>
              <RowName onEdit={() => edit(store)}>{store.name}</RowName>
              <div>
                <Typography.Text type="secondary">{store.address}</Typography.Text>
              </div>
            </>
          ),
        },
        {
          title: t('openingHours'),
          width: 200,
          render: (_, { openingHours, phone }) => (
            <>
              {openingHours}
              <div>
                <Typography.Text type="secondary">{phone}</Typography.Text>
              </div>
            </>
          ),
        },
        {
          title: t('location'),
          width: 110,
          responsive: ['xl'],
          render: (_, { location }) =>
            location ? (
              `${location.lat.toFixed(3)}, ${location.lng.toFixed(3)}`
            ) : (
              <Typography.Text type="warning">{t('noLocation')}</Typography.Text>
            ),
        },
        {
          title: t('verifiers'),
          width: 220,
          render: (_, { verifiers }) =>
            verifiers.length === 0 ? (
              <Typography.Text type="warning">{t('noVerifiers')}</Typography.Text>
            ) : (
              <Space size={4} wrap>
                {verifiers.map(({ id, nickname, phone }) => (
                  <Tag key={id} title={phone ?? t('noPhone')}>
                    {nickname}
                  </Tag>
                ))}
              </Space>
            ),
        },
        { title: t('status'), width: 130, render: (_, store) => <StoreOpenSwitch store={store} /> },
      ]}
      editor={(store, onClose) => <StoreEditor store={store} onClose={onClose} />}
    />
  );
}
