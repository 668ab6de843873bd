/** Some of the carriers that WeChat knows, by its own ids. */
export const deliveryList = [
  ['SF', '顺丰速运'],
  ['ZTO', '中通快递'],
  ['YTO', '圆通速递'],
  ['STO', '申通快递'],
  ['YD', '韵达速递'],
  ['JTSD', '极兔速递'],
  ['JD', '京东快递'],
  ['EMS', 'EMS'],
  ['YZPY', '邮政快递包裹'],
  ['DBL', '德邦快递'],
  ['HTKY', '百世快递'],
  ['UC', '优速快递'],
  ['ZJS', '宅急送'],
  ['KYSY', '跨越速运'],
].map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name }));

export const isDeliveryId = (id: string): boolean => deliveryList.some((one) => one.delivery_id === id);
