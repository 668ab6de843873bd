import { wechatDeliveryId } from '@lanzi/shared/fulfilment/wechat-carriers';
import type { OrderLine } from '../../order/order-line.entity';
import type { Order } from '../../order/order.entity';
import type { Shipment } from '../../order/shipment.entity';
import type { Carrier } from '../../shop/carrier.entity';
import { shippingInfoOf } from './shipping-info';

const order = (over: Partial<Order> = {}) =>
  ({ deliveryMode: 'express', contactPhone: '13800001234', ...over }) as Order;
const line = (quantity: number, quantityShipped: number, name = '新米') =>
  ({ productName: { 'zh-CN': name }, quantity, quantityShipped }) as OrderLine;
const carriers = [
  { id: 1, code: 'SF', name: '顺丰速运' },
  { id: 2, code: 'ZTO', name: '中通快递' },
  { id: 3, code: 'OWN', name: '城里跑腿' },
] as Carrier[];
const parcel = (carrierId: number, waybillNo: string) => ({ carrierId, waybillNo }) as Shipment;
const info = (...given: [Order, OrderLine[], Shipment[]]) => shippingInfoOf('T1', ...given, carriers);
const order_key = { order_number_type: 2, transaction_id: 'T1' };

test('one package with everything goes in one', () => {
  expect(info(order(), [line(2, 2), line(1, 1, '鸡蛋')], [parcel(2, 'ZTO100')])).toEqual({
    ...{ order_key, logistics_type: 1, delivery_mode: 1 },
    shipping_list: [{ tracking_no: 'ZTO100', express_company: 'ZTO', item_desc: '新米 ×2、鸡蛋 ×1' }],
  });
});

test('goods of a long name are told as far as they fit, no character by half', () => {
  const { shipping_list } = info(order(), [line(1, 1, '米'.repeat(118) + '😀')], [parcel(2, 'ZTO100')]);
  expect(shipping_list[0]?.item_desc).toBe('米'.repeat(118) + '…');
});

test('several packages, or a part of the goods, go in several, and the last says so', () => {
  const packages = [parcel(2, 'ZTO100'), parcel(1, 'SF200')];
  expect(info(order(), [line(2, 2)], packages)).toMatchObject({ delivery_mode: 2, is_all_delivered: true });
  expect(info(order(), [line(2, 1)], [parcel(2, 'ZTO100')])).toMatchObject({
    delivery_mode: 2,
    is_all_delivered: false,
  });
});

test('SF is told the last four digits of the receiver’s phone', () => {
  const { shipping_list } = info(order(), [line(1, 1)], [parcel(1, 'SF200')]);
  expect(shipping_list[0]?.contact).toEqual({ receiver_contact: '138****1234' });
});

test('what is picked up or brought by the shop has no number', () => {
  const list = [{ item_desc: '新米 ×1' }];
  const unified = { order_key, delivery_mode: 1, shipping_list: list };
  expect(info(order({ deliveryMode: 'pickup' }), [line(1, 0)], [])).toEqual({
    ...unified,
    logistics_type: 4,
  });
  expect(info(order({ deliveryMode: 'merchant_delivery' }), [line(1, 1)], [parcel(3, 'X1')])).toEqual({
    ...unified,
    logistics_type: 2,
  });
});

test('what the shop brings is told when nothing is left behind', () => {
  const brought = (quantityShipped: number, over: Partial<Order> = {}) =>
    info(order({ deliveryMode: 'merchant_delivery', ...over }), [line(2, quantityShipped)], []);
  expect(brought(1).shipping_list).toEqual([]);
  expect(brought(2).shipping_list).toHaveLength(1);
  expect(brought(1, { completedBy: 'hand' }).shipping_list).toHaveLength(1);
});

test('goods are described within 120 characters', () => {
  const many = Array.from({ length: 60 }, (_, n) => line(1, 1, `商品${n}`));
  const [{ item_desc } = { item_desc: '' }] = info(order(), many, [parcel(2, 'ZTO100')]).shipping_list;
  expect(item_desc).toHaveLength(120);
  expect(item_desc.endsWith('…')).toBe(true);
});

test('WeChat knows every carrier that a shop begins with', () => {
  for (const code of ['SF', 'ZTO', 'YTO', 'STO', 'YD', 'JTSD', 'JD', 'EMS', 'YZPY', 'DBL'])
    expect([code, wechatDeliveryId(code)]).toEqual([code, expect.any(String)]);
});
