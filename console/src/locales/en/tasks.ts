import type { tasks as zhCN } from '../zh-CN/tasks';

export const tasks: typeof zhCN = {
  nav: 'Tasks',
  navCount: 'Tasks, {n} under way',
  kind: {
    batch_shipment: 'Batch shipping',
    waybill_batch: 'E-waybills',
    export: 'Order export',
  },
  letter: {
    pending: 'Being mailed to {to}',
    sent: 'Mailed to {to}',
    unsent: 'Could not be mailed to {to}: {reason}. It can be downloaded',
  },
  progress: 'Progress',
  counts: '{done} of {total}',
  row: 'Row',
  order: 'Order',
  outcome: 'Outcome',
  reason: 'Reason',
  allRows: 'All',
  noRows: 'No such rows',
  nothing: 'No tasks. Batch shipping, e-waybills for many orders and exports appear here',
  view: 'View',
  download: 'Download',
  printLabels: 'Print labels',
  retryFailed: 'Retry failed',
  retryFailedHint:
    'Asks once more for the {n} orders without a number, under the same references: no package gets a second waybill. Those whose result is unclear are not asked for again; settle them one by one.',
  waybillNo: 'Tracking number',
  started: 'Started. You can go on with other work and will be told when it is done',
  doneTitle: '{kind}: done',
  failedTitle: '{kind}: not finished',
  waitingTitle: '{kind}: checked, waiting for you',
};
