import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../ui/PageHeader';
import { deskOf, searchOf, type DeskAddress } from './desk-address';
import { RedemptionDesk } from './RedemptionDesk';
import { RedemptionHistory } from './RedemptionHistory';
import { useLiveRedemptions } from './redemption.api';
import './redemption.css';

/** Handing pickups over without a verifier at hand, and what was handed over. */
export function RedemptionPage() {
  const { t } = useTranslation('redemption');
  const [search, setSearch] = useSearchParams();
  const address = deskOf(search);
  useLiveRedemptions();
  const show = (change: Partial<DeskAddress>) =>
    setSearch(searchOf({ ...address, ...change }), { replace: change.view === undefined });
  return (
    <>
      <PageHeader
        title={t('nav')}
        hint={t(address.view === 'desk' ? 'hint' : 'historyHint')}
        actions={
          <Segmented
            value={address.view}
            onChange={(view: DeskAddress['view']) => show({ view })}
            options={[
              { value: 'desk', label: t('deskView') },
              { value: 'history', label: t('historyView') },
            ]}
          />
        }
      />
      {address.view === 'desk' ? (
        <RedemptionDesk q={address.q} orderNo={address.orderNo} onShow={show} />
      ) : (
        <RedemptionHistory filter={address.filter} onChange={(filter) => show({ filter })} />
      )}
    </>
  );
}
