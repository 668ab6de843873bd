import { Input, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { afterSaleColour, afterSaleStatuses } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { PageHeader } from '../../../ui/PageHeader';
import { TabLabel } from '../../../ui/TabLabel';
import { AfterSaleDrawer } from './AfterSaleDrawer';
import { AfterSaleTable } from './AfterSaleTable';
import { useAfterSaleCounts, type AfterSaleTab } from './after-sales.api';
import './after-sales.css';

/** In the order in which one passes through them; what was refused stands last. */
const tabs: readonly AfterSaleTab[] = [
  'all',
  ...afterSaleStatuses.filter((status) => status !== 'refused'),
  'refused',
];

/** After-sales by status and search, and one of them in a drawer; all of it stands in the address. */
export function AfterSalePage() {
  const { t } = useTranslation('afterSales');
  const words = domainWords(useLang());
  const navigate = useNavigate();
  const { id } = useParams();
  const [search] = useSearchParams();
  const tab = tabs.find((one) => one === search.get('status')) ?? 'all';
  const q = search.get('q') ?? '';
  const { data: counts } = useAfterSaleCounts();
  const placeOf = (to: { tab?: AfterSaleTab; q?: string; id?: string }): string => {
    const params = new URLSearchParams({ status: to.tab ?? tab });
    const sought = to.q ?? q;
    if (sought) params.set('q', sought);
    return `/after-sales${to.id ? `/${to.id}` : ''}?${params}`;
  };
  const go = (to: Parameters<typeof placeOf>[0]) => void navigate(placeOf(to));
  const total = counts && Object.values(counts).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <PageHeader
        title={t('nav')}
        hint={t('hint')}
        actions={
          <Input.Search
            key={q}
            className="after-sale-search"
            defaultValue={q}
            maxLength={50}
            allowClear
            placeholder={t('search')}
            aria-label={t('search')}
            onSearch={(typed) => go({ q: typed.trim() })}
          />
        }
      />
      <Tabs
        activeKey={tab}
        onChange={(key) => go({ tab: tabs.find((one) => one === key) })}
        items={tabs.map((one) => ({
          key: one,
          label:
            one === 'all' ? (
              <TabLabel word={t('all')} count={total} />
            ) : (
              <TabLabel
                word={words.afterSaleStatus[one]}
                colour={afterSaleColour[one]}
                count={counts?.[one]}
              />
            ),
        }))}
      />
      <AfterSaleTable
        tab={tab}
        q={q}
        current={id}
        placeOf={(one) => placeOf({ id: one })}
        onOpen={(opened) => go({ id: opened })}
      />
      {id && <AfterSaleDrawer key={id} id={id} onClose={() => go({})} />}
    </>
  );
}
