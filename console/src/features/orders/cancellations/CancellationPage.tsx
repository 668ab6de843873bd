import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { cancellationLists, type CancellationList } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { PageHeader } from '../../../ui/PageHeader';
import { TabLabel } from '../../../ui/TabLabel';
import { listLooks } from './cancellation-looks';
import { CancellationDrawer } from './CancellationDrawer';
import { CancellationTable } from './CancellationTable';
import { useCancellationCounts } from './cancellations.api';

/** The six lists of cancellations, and one of them in a drawer; both stand in the address. */
export function CancellationPage() {
  const { t } = useTranslation('cancellations');
  const words = domainWords(useLang());
  const navigate = useNavigate();
  const { id } = useParams();
  const [search] = useSearchParams();
  const list = cancellationLists.find((one) => one === search.get('list')) ?? 'to_review';
  const { data: counts } = useCancellationCounts();
  const go = (to: { list?: CancellationList; id?: string }) =>
    navigate({
      pathname: to.id ? `/cancellations/${to.id}` : '/cancellations',
      search: `list=${to.list ?? list}`,
    });
  return (
    <>
      <PageHeader title={t('nav')} hint={t('hint')} />
      <Tabs
        activeKey={list}
        onChange={(key) => void go({ list: cancellationLists.find((one) => one === key) })}
        items={cancellationLists.map((one) => ({
          key: one,
          label: (
            <TabLabel
              word={words.cancellationList[one]}
              colour={listLooks[one].colour}
              count={counts?.[one]}
            />
          ),
        }))}
      />
      <CancellationTable list={list} current={id} onOpen={(opened) => void go({ id: opened })} />
      {id && <CancellationDrawer key={id} id={id} onClose={() => void go({})} />}
    </>
  );
}
