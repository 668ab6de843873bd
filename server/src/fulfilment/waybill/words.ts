import type { Lang } from '@lanzi/shared/lang';

/** Why an e-waybill is given up that nobody gave up by hand, as the timeline tells it in the shop's language. */
export const shippedOtherwise: Record<Lang, string> = {
  'zh-CN': '商品已用其他运单发出',
  'zh-HK': '商品已用其他追蹤碼發出',
  en: 'The goods left under another waybill',
};
