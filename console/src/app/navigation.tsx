import { TruckOutlined, WalletOutlined } from '@ant-design/icons';
import type { MenuProps } from 'antd';
import type { ReactNode } from 'react';
import type { FeatureRoute, NavGroup } from '../lib/feature-route';

type Entry = NonNullable<FeatureRoute['nav']> & { to: string };
type Item = NonNullable<MenuProps['items']>[number];

const groups = {
  fulfilment: { label: 'fulfilment:nav', icon: <TruckOutlined /> },
  money: { label: 'money:nav', icon: <WalletOutlined /> },
} as const satisfies Record<NavGroup, { label: string; icon: ReactNode }>;
export type GroupLabel = (typeof groups)[NavGroup]['label'];

/** The navigation's entries as the menu takes them; those of a group stand where the first of them would. */
export function menuItems(
  entries: Entry[],
  show: (entry: Entry) => ReactNode,
  groupWord: (label: GroupLabel) => string,
  /** The icons stand alone, so that the counts go to them. */
  folded: boolean,
): Item[] {
  const item = (entry: Entry): Item => ({
    key: entry.to,
    icon: folded && !entry.group ? counted(entry.icon, [entry]) : entry.icon,
    label: show(entry),
  });
  return entries.flatMap((entry, index): Item[] => {
    const { group } = entry;
    if (!group) return [item(entry)];
    const inGroup = (one: Entry) => one.group === group;
    if (entries.findIndex(inGroup) !== index) return [];
    const { label, icon } = groups[group];
    const within = entries.filter(inGroup);
    return [
      {
        key: group,
        icon: folded ? counted(icon, within) : icon,
        label: groupWord(label),
        children: within.map(item),
      },
    ];
  });
}

/** An icon with what waits behind it; of several entries only that something does. */
function counted(icon: ReactNode, entries: Entry[]): ReactNode {
  return (
    <span className={entries.length > 1 ? 'nav-icon nav-icon-group' : 'nav-icon'}>
      {entries.map(({ to, Count }) => Count && <Count key={to} />)}
      {icon}
    </span>
  );
}

export const navGroups = Object.keys(groups) as NavGroup[];
