import type { Lang } from '@lanzi/shared/lang';

/** What documents and workbooks say beside the domain's own terms. */
interface Words {
  taxNumber: string;
  phone: string;
  itemNo: string;
  pieces: string;
  shippedAlready: string;
  toPack: string;
  piecesLeft: string;
  theRest: string;
  toCollect: string;
  checked: string;
  noted: string;
  packedBy: string;
  printedAt: string;
  page: string;
  continued: string;
  thanks: string;
  receiver: string;
  sender: string;
  pickupBy: string;
  packageOf: string;
  sheet: string;
  exportTitle: Record<'order' | 'line', string>;
  mail: { subject: string; attached: string; linked: string; expires: string };
}

export const documentWords: Record<Lang, Words> = {
  'zh-CN': {
    taxNumber: '税号',
    phone: '电话',
    itemNo: '序号',
    pieces: '共 {count} 件',
    shippedAlready: '已发',
    toPack: '待发',
    piecesLeft: '待发 {count} 件',
    theRest: '其余商品',
    toCollect: '代收货款 {amount}',
    checked: '核对',
    noted: '顾客留言：{note}',
    packedBy: '配货人',
    printedAt: '打印时间 {at}',
    page: '第 {page} 页，共 {pages} 页',
    continued: '（续）',
    thanks: '谢谢惠顾',
    receiver: '收',
    sender: '寄',
    pickupBy: '取货人',
    packageOf: '包裹 {index} / {count}',
    sheet: '订单',
    exportTitle: { order: '订单', line: '订单明细' },
    mail: {
      subject: '{shop}：{title}',
      attached: '您导出的「{title}」已经好了，共 {rows} 行，见附件。',
      linked: '您导出的「{title}」已经好了，共 {rows} 行。文件较大，请登录后台下载：\n{link}',
      expires: '文件在后台保留 30 天。其中有顾客的姓名、电话和地址，请妥善保管。',
    },
  },
  'zh-HK': {
    taxNumber: '稅務編號',
    phone: '電話',
    itemNo: '項目',
    pieces: '共 {count} 件',
    shippedAlready: '已發',
    toPack: '待發',
    piecesLeft: '待發 {count} 件',
    theRest: '其餘商品',
    toCollect: '代收貨款 {amount}',
    checked: '核對',
    noted: '顧客留言：{note}',
    packedBy: '執貨人',
    printedAt: '列印時間 {at}',
    page: '第 {page} 頁，共 {pages} 頁',
    continued: '（續）',
    thanks: '多謝惠顧',
    receiver: '收',
    sender: '寄',
    pickupBy: '取貨人',
    packageOf: '包裹 {index} / {count}',
    sheet: '訂單',
    exportTitle: { order: '訂單', line: '訂單明細' },
    mail: {
      subject: '{shop}：{title}',
      attached: '你匯出的「{title}」已準備好，共 {rows} 行，請看附件。',
      linked: '你匯出的「{title}」已準備好，共 {rows} 行。檔案較大，請登入後台下載：\n{link}',
      expires: '檔案會在後台保留 30 天。內有顧客的姓名、電話和地址，請妥善保管。',
    },
  },
  en: {
    taxNumber: 'Tax number',
    phone: 'Phone',
    itemNo: 'No.',
    pieces: '{count} in all',
    shippedAlready: 'Shipped',
    toPack: 'To pack',
    piecesLeft: '{count} to pack',
    theRest: 'The rest',
    toCollect: 'Collect {amount}',
    checked: 'Check',
    noted: 'Customer’s note: {note}',
    packedBy: 'Packed by',
    printedAt: 'Printed {at}',
    page: 'Page {page} of {pages}',
    continued: ' (continued)',
    thanks: 'Thank you',
    receiver: 'To',
    sender: 'From',
    pickupBy: 'Picked up by',
    packageOf: 'Package {index} of {count}',
    sheet: 'Orders',
    exportTitle: { order: 'Orders', line: 'Order lines' },
    mail: {
      subject: '{shop}: {title}',
      attached: 'Your export “{title}” is ready: {rows} rows, attached.',
      linked:
        'Your export “{title}” is ready: {rows} rows. It is large, so please sign in to download it:\n{link}',
      expires:
        'The console keeps the file for 30 days. It has customers’ names, phones and addresses: keep it safe.',
    },
  },
};
