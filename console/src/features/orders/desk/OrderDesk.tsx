import { DownloadOutlined, FilterOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Badge, Button, Skeleton } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';
import { errorText } from '../../../lib/api';
import { useCan } from '../../../lib/session';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { isOrderDialog, type OrderDialog } from '../actions/order-dialogs';
import { BulkBar } from '../bulk/BulkBar';
import { ExportDialog } from '../bulk/ExportDialog';
import { loadUpTo } from '../bulk/load-up-to';
import { isFull, takeable } from '../bulk/selection';
import { useSelection } from '../bulk/use-selection';
import { OrderDrawer } from '../order/OrderDrawer';
import { useOrderCounts, useOrders } from '../orders.api';
import { FilterRow } from './FilterRow';
import { filterOf, filtersSet, searchOf, type OrderFilter } from './order-filter';
import { OrderTable } from './OrderTable';
import { StatusTabs } from './StatusTabs';
import { useDeskKeys } from './use-desk-keys';
import { useFreshOrders } from './use-fresh-orders';
import './desk.css';

/** The order desk: tabs, filters, the list, and one order in a drawer. All of it stands in the address. */
export function OrderDesk() {
  const { t } = useTranslation(['orders', 'bulk', 'onBehalf', 'ui']);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { orderNo } = useParams();
  const [search] = useSearchParams();
  const filter = filterOf(search);
  const [filtersShown, setFiltersShown] = useState(() => filtersSet(filter) > 0);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useOrders(filter);

  const orders = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  const fresh = useFreshOrders(searchOf(filter).toString(), orders);
  const selecting = useSelection(searchOf(filter).toString(), orders);
  const { data: counts } = useOrderCounts();
  const takeMore = useMutation({
    mutationFn: () => loadUpTo(list, MAX_SELECTED),
    onSuccess: (loaded) => selecting.selectLoaded(loaded.map((one) => one.orderNo)),
    onError: (error) => void message.error(errorText(error)),
  });
  const mayPlace = useCan('order.place');
  const mayExport = useCan('order.export');
  const [exporting, setExporting] = useState(false);
  const [marked, setMarked] = useState<string>();
  const current = orderNo ?? marked;

  const show = (next: OrderFilter) => {
    setMarked(undefined);
    scroller.current?.scrollTo(0, 0);
    void navigate({ pathname: '/orders', search: searchOf(next).toString() });
  };
  const open = (no: string, action?: OrderDialog) => {
    const address = searchOf(filter);
    if (action) address.set('do', action);
    setMarked(no);
    void navigate(
      { pathname: `/orders/${no}`, search: address.toString() },
      { replace: orderNo !== undefined },
    );
  };
  const close = () => navigate({ pathname: '/orders', search: searchOf(filter).toString() });
  const move = (by: 1 | -1) => {
    if (!orders?.length) return;
    const at = orders.findIndex((one) => one.orderNo === current);
    if (at + by >= orders.length && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
    const next = orders[at < 0 ? 0 : Math.min(orders.length - 1, Math.max(0, at + by))];
    if (!next) return;
    document.querySelector(`[data-order-no="${next.orderNo}"]`)?.scrollIntoView({ block: 'nearest' });
    if (orderNo) open(next.orderNo);
    else setMarked(next.orderNo);
  };
  useDeskKeys({
    move,
    open: () => current && open(current),
    select: () => current && selecting.select(current, false),
    close: () => (orderNo ? void close() : current ? setMarked(undefined) : selecting.clear()),
  });

  const action = search.get('do');
  const narrowed = Boolean(filter.q) || filtersSet(filter) > 0;
  return (
    <div className="desk">
      <div className="desk-head">
        <StatusTabs active={filter.status} onChange={(status) => show({ ...filter, status })} />
        <Badge count={filtersSet(filter)} size="small" color="#12805c">
          <Button
            icon={<FilterOutlined />}
            type={filtersShown ? 'default' : 'text'}
            onClick={() => setFiltersShown(!filtersShown)}
            aria-expanded={filtersShown}
          >
            {t('filters')}
          </Button>
        </Badge>
        {mayPlace && (
          <Button icon={<PlusOutlined />} onClick={() => void navigate('/on-behalf')}>
            {t('onBehalf:title')}
          </Button>
        )}
        {mayExport && (
          <Button
            type="text"
            icon={<DownloadOutlined />}
            title={t('bulk:exportNow')}
            aria-label={t('bulk:exportNow')}
            onClick={() => setExporting(true)}
          >
            <span className="wide-only">{t('bulk:export')}</span>
          </Button>
        )}
      </div>
      {filtersShown && <FilterRow filter={filter} onChange={show} />}
      <div className="desk-list" ref={scroller}>
        {list.isError && !orders ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <OrderTable
            orders={orders ?? []}
            current={current}
            fresh={fresh}
            selection={selecting.selection}
            onOpen={open}
            onSelect={selecting.select}
            onSelectAll={selecting.selectAll}
          />
        )}
        {list.isPending && <Skeleton className="desk-waiting" active paragraph={{ rows: 8 }} />}
        {orders?.length === 0 && (
          <EmptyState text={narrowed ? t('noMatch') : t(`nothingIn.${filter.status}`)}>
            {narrowed && <Button onClick={() => show({ status: 'all' })}>{t('clearFilters')}</Button>}
          </EmptyState>
        )}
        {list.hasNextPage && (
          <div className="desk-more">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('ui:loadMore')}
            </Button>
          </div>
        )}
      </div>
      <BulkBar
        orders={selecting.selected}
        full={isFull(selecting.selection)}
        more={takeable(selecting.selection, list.hasNextPage, narrowed ? undefined : counts?.[filter.status])}
        taking={takeMore.isPending}
        onTakeMore={() => takeMore.mutate()}
        onClear={selecting.clear}
      />
      <div className="desk-keys wide-only">{t('keys')}</div>
      {exporting && <ExportDialog what={{ filter }} onClose={() => setExporting(false)} />}
      <OrderDrawer
        orderNo={orderNo}
        action={isOrderDialog(action) ? action : undefined}
        onAct={(next) => orderNo && open(orderNo, next)}
        onClose={() => void close()}
      />
    </div>
  );
}
