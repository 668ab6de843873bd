import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { useOpenWaybills } from './waybills.api';

/** Warns who ships by hand that an e-waybill was asked for: the goods must not leave twice. */
export function OpenWaybills({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('parcels');
  const words = domainWords(useLang());
  return useOpenWaybills(order).data?.map(({ id, carrier, state }) => (
    <Alert
      key={id}
      type="warning"
      showIcon
      title={t('openWaybill', { carrier: carrier.name, state: words.waybillState[state] })}
      description={t(`openWaybillHint.${state === 'requested' ? 'requested' : 'stuck'}`)}
    />
  ));
}
