/**
 * KDNiao's code of a carrier → `delivery_id` in WeChat's shipping information (get_delivery_list). A carrier that is not
 * here is told under its name, which WeChat may refuse.
 */
const deliveryIds: Record<string, string> = {
  SF: 'SF',
  ZTO: 'ZTO',
  YTO: 'YTO',
  STO: 'STO',
  YD: 'YD',
  JTSD: 'JTSD',
  JD: 'JD',
  EMS: 'EMS',
  YZPY: 'YZPY',
  DBL: 'DBL',
};
export const wechatDeliveryId = (carrierCode: string): string | undefined => deliveryIds[carrierCode];
