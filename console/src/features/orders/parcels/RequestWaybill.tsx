import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { WaybillDialog } from './WaybillDialog';
import { useOpenWaybills } from './waybills.api';

/** An e-waybill for an order; the one that was refused is asked for again. */
export function RequestWaybill({ order, onClose }: { order: ConsoleOrder; onClose: () => void }) {
  const { data: open = [], isPending } = useOpenWaybills(order);
  if (isPending) return null;
  const refused = open.length === 1 ? open.find(({ state }) => state === 'failed') : undefined;
  return <WaybillDialog order={order} refused={refused} onClose={onClose} />;
}
