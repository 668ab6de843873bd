import type { PayClient, PaymentKind } from '@lanzi/shared/order/order.terms';

/** In the mini-program, or in WeChat's own browser. Neither opens Alipay nor the page that WeChat Pay has for browsers. */
export const isWechat = (): boolean =>
  process.env.TARO_ENV === 'weapp' || /MicroMessenger/i.test(navigator.userAgent);

/**
 * Where the provider should expect the payer. What cannot be paid in WeChat is asked for as a phone's browser would,
 * which is where its link is going to be opened.
 */
export function payClient(kind: PaymentKind): PayClient {
  if (process.env.TARO_ENV === 'weapp') return kind === 'wechat_pay' ? 'miniapp' : 'phone';
  return window.matchMedia('(pointer: coarse)').matches ? 'phone' : 'desktop';
}
