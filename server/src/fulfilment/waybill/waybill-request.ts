import { isDeepStrictEqual } from 'node:util';
import type { WaybillPayer } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { asCarriersWrite, isOverBorder, type RegionParts } from '@lanzi/shared/fulfilment/region';
import type { Currency } from '@lanzi/shared/money';
import type { OrderLine } from '../../order/order-line.entity';
import type { Order } from '../../order/order.entity';
import { clip } from '../../platform/clip';
import type { CarrierAccount } from '../../shop/carrier-account.entity';
import type { ReturnAddress } from '../../shop/return-address.entity';
import { plainPhone, plainText } from '../kdniao/plain-text';

/** All that goes into a request for an e-waybill. */
export interface Wanted {
  orderCode: string;
  carrierCode: string;
  account: CarrierAccount;
  sender: ReturnAddress;
  shopName: string;
  order: Order;
  packed: { line: OrderLine; quantity: number }[];
  receiver: RegionParts;
  weightGrams: number | null;
  note: string;
  /** What the courier is to collect at the door, in the currency's own units: 12.5 yuan. */
  collect: number;
  /** What is in the package is worth that much, in the same units. */
  worth: number;
  currency: Currency;
}

const payTypes: Record<WaybillPayer, number> = { sender: 1, receiver: 2, monthly: 3, third_party: 4 };
/** The post office wants a postcode, and takes this for one that nobody knows. */
const unknownPostcode = '000000';
const wantsPostcode = new Set(['EMS', 'YZPY']);
const isMobile = (phone: string): boolean => /^1\d{10}$/.test(phone);

/** KDNiao's request 1007, but for the account's password, which is kept nowhere. Source: KDNiao, 电子面单 1007. */
export function waybillRequest(wanted: Wanted): Record<string, unknown> {
  const { account, order, sender, carrierCode, note, weightGrams, collect } = wanted;
  return given({
    OrderCode: wanted.orderCode,
    ShipperCode: carrierCode,
    ...accountFields(account),
    PayType: payTypes[account.payer],
    ExpType: account.expressType,
    MonthCode: account.monthCode,
    SendSite: account.sendSite,
    SendStaff: account.sendStaff,
    Sender: given({
      Company: clip(plainText(wanted.shopName), 30),
      ...party(carrierCode, sender.contactName, sender.phone, sender, sender.postcode),
    }),
    Receiver: given(party(carrierCode, order.contactName, order.contactPhone, wanted.receiver, '')),
    Commodity: wanted.packed.map(({ line, quantity }) => ({
      GoodsName: goodsName(line),
      Goodsquantity: quantity,
    })),
    Quantity: 1,
    Weight: weightGrams === null ? undefined : weightGrams / 1000,
    Remark: plainText(note),
    ...customs(wanted),
    AddService: collect > 0 ? [cashOnDelivery(account, collect)] : undefined,
    // The shop books its own collections.
    IsNotice: 1,
    IsReturnPrintTemplate: '1',
    TemplateSize: account.templateSize,
  });
}

/** Whether both send the parcel to the same place, for the same money. As values: databases keep keys in their own order. */
export const asksTheSame = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  isDeepStrictEqual(one.Receiver, other.Receiver) && isDeepStrictEqual(servicesOf(one), servicesOf(other));

/** Without whom the carrier settles with, which is the account's as it is now. */
const servicesOf = ({ AddService }: Record<string, unknown>) =>
  (AddService as ReturnType<typeof cashOnDelivery>[] | undefined)?.map(({ Name, Value }) => [Name, Value]);

/** KDNiao's request 1147, but for the password. */
export const withdrawalRequest = (
  carrierCode: string,
  account: CarrierAccount,
  { orderCode, waybillNo }: { orderCode: string; waybillNo: string | null },
): Record<string, unknown> =>
  given({
    ShipperCode: carrierCode,
    OrderCode: orderCode,
    ExpNo: waybillNo,
    ...accountFields(account),
  });

const accountFields = ({ customerName }: CarrierAccount) => ({ CustomerName: customerName });

/** What SF has to know of parcels to Hong Kong, Macau and Taiwan. */
const customs = ({ carrierCode, receiver, currency, worth }: Wanted) =>
  carrierCode === 'SF' && isOverBorder(receiver)
    ? { CurrencyCode: currency, Dutiable: { DeclaredValue: worth } }
    : {};

function party(carrierCode: string, name: string, phone: string, where: RegionParts, postcode: string) {
  const number = plainPhone(phone);
  const place = asCarriersWrite(where);
  return {
    Name: plainText(name),
    ...(isMobile(number) ? { Mobile: number } : { Tel: number }),
    PostCode: postcode || (wantsPostcode.has(carrierCode) ? unknownPostcode : ''),
    ProvinceName: plainText(place.province),
    CityName: plainText(place.city),
    ExpAreaName: plainText(place.district),
    Address: plainText(place.detail),
  };
}

const goodsName = ({ productName, skuName }: OrderLine): string =>
  clip(plainText(`${productName['zh-CN']} ${skuName['zh-CN']}`), 100);

const cashOnDelivery = ({ monthCode, customerName }: CarrierAccount, collect: number) => ({
  Name: 'COD',
  Value: collect.toFixed(2),
  CustomerID: monthCode || customerName,
});

/** Without the fields that have nothing in them. */
const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== undefined));
