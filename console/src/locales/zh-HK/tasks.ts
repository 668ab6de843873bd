import type { tasks as zhCN } from '../zh-CN/tasks';

export const tasks: typeof zhCN = {
  nav: '背景工作',
  navCount: '背景工作，{n} 個進行中',
  kind: {
    batch_shipment: '批量發貨',
    waybill_batch: '批量取電子運單',
    export: '匯出訂單',
  },
  letter: {
    pending: '正在寄到 {to}',
    sent: '已寄到 {to}',
    unsent: '未能寄到 {to}：{reason}。可以下載',
  },
  progress: '進度',
  counts: '{done} / {total}',
  row: '行',
  order: '訂單',
  outcome: '結果',
  reason: '原因',
  allRows: '全部',
  noRows: '沒有這樣的紀錄',
  nothing: '沒有背景工作。批量發貨、批量取運單和匯出會在這裡出現',
  view: '查看',
  download: '下載',
  printLabels: '列印電子運單',
  retryFailed: '重試失敗的',
  retryFailedHint:
    '為 {n} 張未取到號的訂單再取一次，沿用原來的單號，不會多出第二張運單。結果不明的不會再取，請逐一處理。',
  waybillNo: '追蹤碼',
  started: '已開始，你可以先做別的事，完成後會提醒你',
  doneTitle: '{kind}已完成',
  failedTitle: '{kind}未能完成',
  waitingTitle: '{kind}已檢查完畢，請確認',
};
