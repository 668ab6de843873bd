import type { Lang } from '@lanzi/shared/lang';
import type { ReconciliationFigure } from '@lanzi/shared/payment/payment.contract';

/** What a workbook says. */
interface Words {
  summary: string;
  details: string;
  day: string;
  kind: string;
  figure: Record<ReconciliationFigure, string>;
  total: string;
  item: string;
  orderNo: string;
  at: string;
  amount: string;
  reference: string;
  note: string;
}

export const reportWords: Record<Lang, Words> = {
  'zh-CN': {
    summary: '对账汇总',
    details: '对账明细',
    day: '日期',
    kind: '付款方式',
    figure: {
      collected: '收款',
      refunded: '退款',
      surplus: '多收款项',
      unmatched: '未对上的款项',
      due: '待收',
      owed: '应退',
      editedUp: '改单应补',
      editedDown: '改单应退',
    },
    total: '合计',
    item: '项目',
    orderNo: '订单号',
    at: '时间',
    amount: '金额',
    reference: '流水号',
    note: '备注',
  },
  'zh-HK': {
    summary: '對帳摘要',
    details: '對帳明細',
    day: '日期',
    kind: '付款方式',
    figure: {
      collected: '收款',
      refunded: '退款',
      surplus: '多收款項',
      unmatched: '未對上的款項',
      due: '待收',
      owed: '應退',
      editedUp: '改單應補',
      editedDown: '改單應退',
    },
    total: '合計',
    item: '項目',
    orderNo: '訂單編號',
    at: '時間',
    amount: '金額',
    reference: '交易編號',
    note: '備註',
  },
  en: {
    summary: 'Summary',
    details: 'Details',
    day: 'Date',
    kind: 'Payment method',
    figure: {
      collected: 'Collected',
      refunded: 'Refunded',
      surplus: 'Surplus',
      unmatched: 'Unmatched',
      due: 'Due',
      owed: 'Owed',
      editedUp: 'Edited up',
      editedDown: 'Edited down',
    },
    total: 'Total',
    item: 'Item',
    orderNo: 'Order no.',
    at: 'Time',
    amount: 'Amount',
    reference: 'Reference',
    note: 'Note',
  },
};
