import Taro from '@tarojs/taro';
import type { HowToPay } from '@lanzi/shared/payment/payment.contract';
import { isWechat } from '@/lib/pay-device';

type Jsapi = Extract<HowToPay, { how: 'wechat_jsapi' }>;

/**
 * What became of it on this device: `tried` proves nothing, only the provider knows; `shown` is a code or a link that
 * somebody still has to follow.
 */
export type Begun = 'tried' | 'given_up' | 'failed' | 'shown';

async function payInWechat({
  timeStamp,
  nonceStr,
  package: prepay,
  signType,
  paySign,
}: Jsapi): Promise<Begun> {
  try {
    await Taro.requestPayment({ timeStamp, nonceStr, package: prepay, signType, paySign });
    return 'tried';
  } catch (reason) {
    const { errMsg } = Object(reason) as { errMsg?: unknown };
    return /cancel/i.test(String(errMsg)) ? 'given_up' : 'failed';
  }
}

/** Does what this device can do towards paying: WeChat's sheet, the provider's page, or nothing but showing the way. */
export function beginPaying(pay: HowToPay): Promise<Begun> {
  if (pay.how === 'wechat_jsapi') return payInWechat(pay);
  if (pay.how === 'qr' || isWechat()) return Promise.resolve('shown');
  window.location.href = pay.url;
  return Promise.resolve('tried');
}
