import { paths } from '@lanzi/shared/api/paths';
import type { Task } from '@lanzi/shared/task/task.contract';

/** Where a task is looked at: batch shipping has a page of its own, others open over the page one is on. */
export function taskPlace({ id, kind }: Pick<Task, 'id' | 'kind'>, pathname: string) {
  return kind === 'batch_shipment' ? `/batch-shipping/${id}` : { pathname, search: `?task=${id}` };
}

/** The batch whose page this is. */
export const batchIn = (pathname: string): string | undefined =>
  /^\/batch-shipping\/(\d+)$/.exec(pathname)?.[1];

/** Where an export's workbook stands. */
export const exportAddress = (id: string): string => paths.downloadExport.path.replace(':id', id);
