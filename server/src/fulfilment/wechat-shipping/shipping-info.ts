import { wechatDeliveryId } from '@lanzi/shared/fulfilment/wechat-carriers';
import { inLang } from '@lanzi/shared/lang';
import type { OrderLine } from '../../order/order-line.entity';
import type { Order } from '../../order/order.entity';
import type { Shipment } from '../../order/shipment.entity';
import type { Carrier } from '../../shop/carrier.entity';
import { clip } from '../../platform/clip';

/** upload_shipping_info without the payer and the moment of upload. */
export interface ShippingInfo {
  order_key: { order_number_type: 2; transaction_id: string };
  /** 1 express, 2 same-city, 3 nothing to be shipped, 4 pickup. */
  logistics_type: 1 | 2 | 3 | 4;
  /** 1 all in one, 2 in several packages. */
  delivery_mode: 1 | 2;
  is_all_delivered?: boolean;
  shipping_list: {
    tracking_no?: string;
    express_company?: string;
    item_desc: string;
    contact?: { receiver_contact: string };
  }[];
}

/** Limits of WeChat's; it answers anything beyond them with a bare "format error". */
export const maxPackages = 15;
const maxWords = 120;

/**
 * What WeChat has to hear of an order, all of it anew each time. The goods of a pickup order left when it was redeemed, and
 * those of an order that was completed by hand needed no parcel.
 * Source: order_shipping, uploadShippingInfo.
 */
export function shippingInfoOf(
  transactionId: string,
  order: Order,
  lines: readonly OrderLine[],
  shipments: readonly Shipment[],
  carriers: readonly Carrier[],
): ShippingInfo {
  const order_key = { order_number_type: 2, transaction_id: transactionId } as const;
  const item_desc = describe(lines);
  // Completed by hand and opened again meanwhile: nothing left after all.
  if (order.status === 'processing' && lines.every(({ quantityShipped }) => quantityShipped === 0))
    return { order_key, logistics_type: 1, delivery_mode: 1, shipping_list: [] };
  if (order.deliveryMode === 'pickup')
    return { order_key, logistics_type: 4, delivery_mode: 1, shipping_list: [{ item_desc }] };
  const allDelivered = lines.every(({ quantity, quantityShipped }) => quantityShipped >= quantity);
  // In no packages: told once, when nothing is left behind.
  const isOver = allDelivered || order.completedBy === 'hand';
  if (order.deliveryMode === 'merchant_delivery')
    return { order_key, logistics_type: 2, delivery_mode: 1, shipping_list: isOver ? [{ item_desc }] : [] };
  if (order.completedBy === 'hand')
    return { order_key, logistics_type: 3, delivery_mode: 1, shipping_list: [{ item_desc }] };
  const shipping_list = shipments.map(({ carrierId, waybillNo }) => {
    const carrier = carriers.find(({ id }) => id === carrierId);
    const contact =
      carrier?.code === 'SF' ? { contact: { receiver_contact: masked(order.contactPhone) } } : {};
    const express_company = wechatDeliveryId(carrier?.code ?? '') ?? carrier?.name ?? '';
    return { tracking_no: waybillNo, express_company, item_desc, ...contact };
  });
  if (allDelivered && shipping_list.length === 1)
    return { order_key, logistics_type: 1, delivery_mode: 1, shipping_list };
  return { order_key, logistics_type: 1, delivery_mode: 2, is_all_delivered: allDelivered, shipping_list };
}

/** "新米 ×2、鸡蛋 ×1", as much of it as fits. */
function describe(lines: readonly OrderLine[]): string {
  const words = lines
    .map(({ productName, quantity }) => `${inLang(productName, 'zh-CN')} ×${quantity}`)
    .join('、');
  return words.length > maxWords ? `${clip(words, maxWords - 1)}…` : words;
}

/** SF asks for a phone with its last four digits in sight. */
const masked = (phone: string): string => {
  const digits = phone.replace(/\D/g, '');
  return digits.slice(0, -8) + '****' + digits.slice(-4);
};
