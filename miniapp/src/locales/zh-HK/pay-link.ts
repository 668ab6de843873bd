import type { payLink as zhCN } from '../zh-CN/pay-link';

export const payLink: Record<keyof typeof zhCN, string> = {
  origin: '落單方式',
  title: '訂單付款',
  paid: '這筆訂單已付款',
  paidHint: '多謝，商戶正為您備貨',
  cancelled: '這筆訂單已取消',
  cancelledHint: '未有在限期內付款，或商戶已取消。如仍需要，請聯絡商戶',
  expired: '付款連結已過期',
  expiredHint: '請聯絡商戶，重新發送付款連結',
  invalid: '付款連結無效',
  proofWaits: '憑證已收到',
  proofWaitsHint: '商戶正在核對，核對後即為您備貨',
};
