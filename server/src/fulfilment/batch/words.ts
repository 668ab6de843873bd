import type { Lang } from '@lanzi/shared/lang';
import { maxRows } from './sheet';

/** What the workbooks of batch shipping say. */
interface Words {
  sheet: string;
  carriers: string;
  column: Record<'orderNo' | 'carrier' | 'waybillNo' | 'shippedOn' | 'note' | 'barcode' | 'quantity', string>;
  /** Only there to be read. */
  contactName: string;
  contactPhone: string;
  address: string;
  /** Where a row stood in the file that was uploaded. */
  row: string;
  outcome: string;
  reason: string;
  notes: string;
  /** More orders wait than one upload may have. */
  full: string;
}

export const batchWords: Record<Lang, Words> = {
  'zh-CN': {
    sheet: '批量发货',
    carriers: '快递公司',
    column: {
      orderNo: '订单号',
      carrier: '快递公司',
      waybillNo: '运单号',
      shippedOn: '发货日期',
      note: '备注',
      barcode: '商品条码',
      quantity: '数量',
    },
    contactName: '收货人',
    contactPhone: '电话',
    address: '地址',
    row: '原文件行号',
    outcome: '结果',
    reason: '原因',
    notes: '说明',
    full: `一个文件最多 ${maxRows} 行，这里是最早的 ${maxRows} 个待发货订单。请先上传发货，再下载模板处理其余订单。`,
  },
  'zh-HK': {
    sheet: '批量發貨',
    carriers: '速遞公司',
    column: {
      orderNo: '訂單編號',
      carrier: '速遞公司',
      waybillNo: '追蹤碼',
      shippedOn: '發貨日期',
      note: '備註',
      barcode: '商品條碼',
      quantity: '數量',
    },
    contactName: '收貨人',
    contactPhone: '電話',
    address: '地址',
    row: '原檔案行號',
    outcome: '結果',
    reason: '原因',
    notes: '說明',
    full: `每個檔案最多 ${maxRows} 行，這裡是最早的 ${maxRows} 張待發貨訂單。請先上載發貨，再下載範本處理其餘訂單。`,
  },
  en: {
    sheet: 'Batch shipping',
    carriers: 'Carriers',
    column: {
      orderNo: 'Order no.',
      carrier: 'Carrier',
      waybillNo: 'Waybill no.',
      shippedOn: 'Shipped on',
      note: 'Note',
      barcode: 'Barcode',
      quantity: 'Quantity',
    },
    contactName: 'Receiver',
    contactPhone: 'Phone',
    address: 'Address',
    row: 'Row in your file',
    outcome: 'Result',
    reason: 'Reason',
    notes: 'Notes',
    full: `A file may have ${maxRows} rows at most: these are the oldest ${maxRows} orders to be shipped. Upload them first, then download the template for the others.`,
  },
};
