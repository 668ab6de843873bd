import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { consoleOrderTabs, type ConsoleOrderTab } from '@lanzi/shared/order/order-tabs';
import { useLang } from '../../../lib/i18n';
import { TabLabel } from '../../../ui/TabLabel';
import { useOrderCounts } from '../orders.api';
import { tabLooks, tabWord } from './tab-looks';

interface Props {
  active: ConsoleOrderTab;
  onChange: (tab: ConsoleOrderTab) => void;
}

/**
 * One tab per status with its live count, whatever is searched for in it: red needs work, green is completed, grey is
 * cancelled.
 */
export function StatusTabs({ active, onChange }: Props) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const { data: counts } = useOrderCounts();
  return (
    <Tabs
      className="status-tabs"
      activeKey={active}
      onChange={(key) => onChange(consoleOrderTabs.find((tab) => tab === key) ?? 'all')}
      items={consoleOrderTabs.map((tab) => {
        const word = tab === 'all' ? t('all') : tabWord(tab, lang);
        return {
          key: tab,
          label: <TabLabel word={word} colour={tabLooks[tab].colour} count={counts?.[tab]} />,
        };
      })}
    />
  );
}
