import { Checkbox, Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { useSteady } from '../../../lib/use-steady';
import type { Selection } from '../bulk/selection';
import { OrderRow, type OpenOrder } from './OrderRow';

interface Props {
  orders: ConsoleOrderSummary[];
  /** The row that the keys stand on, and rows that came in just now. */
  current: string | undefined;
  fresh: ReadonlySet<string>;
  selection: Selection;
  onOpen: OpenOrder;
  onSelect: (orderNo: string, range: boolean) => void;
  onSelectAll: () => void;
}

/** A plain table whose rows render by themselves: hundreds of them stay as quick as thirty. */
export function OrderTable({ orders, current, fresh, selection, ...props }: Props) {
  const { t } = useTranslation(['orders', 'bulk']);
  const wordy = useLang() === 'en';
  const wide = Grid.useBreakpoint().xl ?? true;
  const open = useSteady(props.onOpen);
  const select = useSteady(props.onSelect);
  return (
    <table className="desk-table">
      <colgroup>
        <col width={40} />
        <col width={wide ? 148 : 140} />
        <col width={wordy ? 158 : 112} />
        <col />
        <col width={wide ? 122 : 112} />
        <col width={wide ? 136 : 124} />
        <col width={wide ? 156 : 92} />
        <col width={wordy ? (wide ? 140 : 122) : 104} />
      </colgroup>
      <thead>
        <tr>
          <th className="desk-check">
            <Checkbox
              checked={selection.size > 0}
              indeterminate={orders.some(({ orderNo }) => !selection.has(orderNo)) && selection.size > 0}
              disabled={orders.length === 0}
              aria-label={t('bulk:selectAll')}
              onChange={props.onSelectAll}
            />
          </th>
          <th>{t('order')}</th>
          <th>{t('status')}</th>
          <th>{t('items')}</th>
          <th>{t('buyer')}</th>
          <th className="desk-right">{t('amount')}</th>
          <th>{t('delivery')}</th>
          <th className="desk-right">{t('nextStep')}</th>
        </tr>
      </thead>
      <tbody>
        {orders.map((order) => (
          <OrderRow
            key={order.orderNo}
            order={order}
            current={order.orderNo === current}
            fresh={fresh.has(order.orderNo)}
            selected={selection.has(order.orderNo)}
            onOpen={open}
            onSelect={select}
          />
        ))}
      </tbody>
    </table>
  );
}
