export const payLink = {
  origin: '下单方式',
  title: '订单付款',
  paid: '这笔订单已付款',
  paidHint: '谢谢您，商家正在为您备货',
  cancelled: '这笔订单已取消',
  cancelledHint: '没有在规定时间内付款，或商家已取消。如还需要，请联系商家',
  expired: '付款链接已过期',
  expiredHint: '请联系商家，重新发一个付款链接给您',
  invalid: '付款链接无效',
  proofWaits: '凭证已收到',
  proofWaitsHint: '商家正在核对，核对后马上为您备货',
};
