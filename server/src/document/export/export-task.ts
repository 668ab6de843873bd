import type { ExportColumn } from '@lanzi/shared/document/export-columns';
import type { Lang } from '@lanzi/shared/lang';
import type { OrdersFilter } from '@lanzi/shared/order/order.contract';
import type { Actor } from '../../platform/audit/audit';
import type { Task } from '../../platform/tasks/task.entity';
import { wallMinute } from '../wall-minute';

/** What an export's task needs to know. */
export interface ExportOrder {
  /** The orders of the desk under this filter … */
  filter: OrdersFilter | null;
  /** … or these, newest first. */
  orderIds: number[];
  rowFor: 'order' | 'line';
  columns: ExportColumn[];
  lang: Lang;
  ip: string | null;
}

export const exportOf = ({ input }: Task): ExportOrder => input as ExportOrder;
export const actorOf = (task: Task): Actor => ({
  staffId: task.staffId,
  name: task.staffName,
  ip: exportOf(task).ip,
});
/** `orders-20260531-1830.xlsx`, by the shop's clock. */
export const fileNameOf = ({ createdAt }: Task, timeZone: string): string =>
  `orders-${wallMinute(createdAt, timeZone).replace(/[-:]/g, '').replace(' ', '-')}.xlsx`;
