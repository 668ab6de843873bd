import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { formatMoney } from '@lanzi/shared/money';
import type { ShippingMethod } from '@lanzi/shared/shop/shop.contract';
import { useLang } from '../../lib/i18n';
import { nextPosition } from '../../lib/next-position';
import { useSettings } from '../../lib/session';
import { EditableList } from '../../ui/editing/EditableList';
import { RowName } from '../../ui/editing/RowName';
import { Money } from '../../ui/Money';
import { EnabledTag } from './EnabledTag';
import { SettingsTabs } from './SettingsTabs';
import { useDeleteShippingMethods, useShippingMethods } from './shop.api';
import { ShippingMethodEditor } from './ShippingMethodEditor';

/** The ways to ship and what they cost, in the order they are offered. */
export function ShippingMethodList() {
  const { t } = useTranslation('shop');
  const lang = useLang();
  const { currency } = useSettings();
  const query = useShippingMethods();
  const remove = useDeleteShippingMethods();
  const methods = query.data?.items;
  return (
    <EditableList<ShippingMethod>
      title={t('settingsNav')}
      hint={t('shippingHint')}
      tabs={<SettingsTabs section="shipping-methods" />}
      permission="shop.write"
      addWord={t('addShipping')}
      emptyText={t('noShippings')}
      query={query}
      rows={methods}
      deletion={{
        title: (count) => t('deleteShippingTitle', { count }),
        text: t('deleteShippingText'),
        remove: remove.mutateAsync,
      }}
      columns={(edit) => [
        {
          title: t('shippingTitle'),
          width: 220,
          render: (_, method) => <RowName onEdit={() => edit(method)}>{inLang(method.title, lang)}</RowName>,
        },
        {
          title: t('shippingDescription'),
          ellipsis: true,
          render: (_, { description }) => (
            <Typography.Text type="secondary">{inLang(description, lang)}</Typography.Text>
          ),
        },
        {
          title: t('fee'),
          width: 110,
          align: 'right',
          render: (_, { fee }) => (fee === 0 ? t('freeShipping') : <Money amount={fee} strong />),
        },
        {
          title: t('freeFrom'),
          width: 170,
          render: (_, { fee, freeFrom }) => {
            if (fee === 0) return null;
            return freeFrom === null
              ? t('neverFree')
              : t('freeFromAmount', { amount: formatMoney(freeFrom, currency) });
          },
        },
        { title: t('position'), dataIndex: 'position', width: 80, align: 'right' },
        { title: t('status'), width: 100, render: (_, { enabled }) => <EnabledTag enabled={enabled} /> },
      ]}
      editor={(method, onClose) => (
        <ShippingMethodEditor method={method} position={nextPosition(methods ?? [])} onClose={onClose} />
      )}
    />
  );
}
