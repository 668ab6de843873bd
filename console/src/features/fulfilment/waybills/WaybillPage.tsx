import { Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { StaffWaybillAction, Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { waybillStates } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { PageHeader } from '../../../ui/PageHeader';
import { WaybillDialog } from './WaybillDialog';
import { WaybillTable } from './WaybillTable';

/** E-waybills that wait for somebody first, then all by state; the state stands in the address. */
export function WaybillPage() {
  const { t } = useTranslation('fulfilment');
  const words = domainWords(useLang());
  const [search, setSearch] = useSearchParams();
  const state = waybillStates.find((one) => one === search.get('state'));
  const [acting, setActing] = useState<{ action: StaffWaybillAction; waybill: Waybill }>();
  return (
    <>
      <PageHeader title={t('waybillNav')} hint={t('waybillHint')} />
      <Tabs
        activeKey={state ?? 'waiting'}
        onChange={(key) => setSearch(key === 'waiting' ? {} : { state: key }, { replace: true })}
        items={[
          { key: 'waiting', label: t('waitingForSomebody') },
          ...waybillStates.map((one) => ({ key: one, label: words.waybillState[one] })),
        ]}
      />
      <WaybillTable state={state} onAct={(action, waybill) => setActing({ action, waybill })} />
      {acting && <WaybillDialog {...acting} onClose={() => setActing(undefined)} />}
    </>
  );
}
