import { App, Popconfirm, Space, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Store } from '@lanzi/shared/shop/shop.contract';
import { errorText, isRefusal, newIdempotencyKey } from '../../lib/api';
import { useCan } from '../../lib/session';
import { useSaveStore } from './shop.api';
import { inputOf, valuesOf } from './store-form';

/** Closes a store to new pickups, after asking, or opens it again. */
export function StoreOpenSwitch({ store }: { store: Store }) {
  const { t } = useTranslation('shop');
  const { message } = App.useApp();
  const allowed = useCan('shop.write');
  const save = useSaveStore();
  const change = (open: boolean) =>
    save.mutate(
      { existing: store, input: inputOf({ ...valuesOf(store), open }), idempotencyKey: newIdempotencyKey() },
      {
        onSuccess: () => void message.success(t('saved')),
        onError: (error) =>
          void message.error(
            isRefusal(error, 'version_conflict') ? t('conflictRefreshed') : errorText(error),
          ),
      },
    );
  return (
    <Space>
      <Popconfirm
        title={t('closeStoreTitle', { name: store.name })}
        description={t('storeOpenHint')}
        okText={t('closeStore')}
        okButtonProps={{ danger: true }}
        disabled={!allowed || !store.open}
        onConfirm={() => change(false)}
        styles={{ root: { maxWidth: 320 } }}
      >
        <Switch
          size="small"
          aria-label={`${t('storeOpenField')} ${store.name}`}
          title={allowed ? undefined : t('notPermitted')}
          checked={store.open}
          loading={save.isPending}
          disabled={!allowed}
          // Closing is asked about first.
          onChange={(open) => open && change(true)}
        />
      </Popconfirm>
      {store.open ? t('storeOpen') : t('storeClosed')}
    </Space>
  );
}
