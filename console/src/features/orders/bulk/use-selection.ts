import { App } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { allToggled, isFull, limited, ranged, toggled, type Selection } from './selection';

const none: Selection = new Set();

/** The selected orders of a list; another list, named by `list`, begins with none. Orders that leave it drop out. */
export function useSelection(list: string, orders: ConsoleOrderSummary[] | undefined) {
  const { t } = useTranslation('bulk');
  const { message } = App.useApp();
  const [held, setHeld] = useState({ list, selection: none, last: '' });
  const chosen = held.list === list ? held.selection : none;
  const selected = useMemo(
    () => orders?.filter(({ orderNo }) => chosen.has(orderNo)) ?? [],
    [orders, chosen],
  );
  const selection = useMemo(() => new Set(selected.map(({ orderNo }) => orderNo)), [selected]);
  const listed = () => orders?.map(({ orderNo }) => orderNo) ?? [];
  const take = (next: Selection, last: string, wanted: boolean) => {
    setHeld({ list, selection: next, last });
    if (wanted && isFull(next)) void message.info(t('full', { max: MAX_SELECTED }));
  };
  return {
    selected,
    selection,
    select: (orderNo: string, range: boolean) => {
      const next =
        range && held.last ? ranged(selection, listed(), held.last, orderNo) : toggled(selection, orderNo);
      take(next, orderNo, !selection.has(orderNo) && !next.has(orderNo));
    },
    selectAll: () => take(allToggled(selection, listed()), '', listed().length > MAX_SELECTED),
    /** Orders that were loaded for it; not once another list is shown. */
    selectLoaded: (orderNos: string[]) =>
      setHeld((now) => (now.list === list ? { list, selection: limited(orderNos), last: '' } : now)),
    clear: () => setHeld({ list, selection: none, last: '' }),
  };
}
