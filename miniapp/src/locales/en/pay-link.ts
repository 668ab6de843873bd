import type { payLink as zhCN } from '../zh-CN/pay-link';

export const payLink: Record<keyof typeof zhCN, string> = {
  origin: 'Placed by',
  title: 'Pay your order',
  paid: 'This order is paid',
  paidHint: 'Thank you. The shop is preparing it',
  cancelled: 'This order was cancelled',
  cancelledHint: 'It was not paid in time, or the shop cancelled it. Please contact the shop',
  expired: 'This payment link has expired',
  expiredHint: 'Please ask the shop for a new one',
  invalid: 'This payment link is not valid',
  proofWaits: 'Your proof has arrived',
  proofWaitsHint: 'The shop is checking it and prepares your order next',
};
