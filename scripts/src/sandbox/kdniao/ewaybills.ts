import * as z from 'zod';
import type { Misbehaviour } from '../misbehaviour';
import { carrierOf, waybillNoOf } from './carriers';
import { labelOf } from './label';
import { isCollected, type Parcel } from './parcel';
import type { Parcels } from './parcels';
import { Refusal } from './refusal';
import { read } from './request';

const province = /^(北京|上海|天津|重庆|.{2,}省|.{2,}自治区|.{2,}特别行政区)$/;
const party = z
  .object({
    Company: z.string().max(60).optional(),
    Name: z.string().min(1).max(30),
    Tel: z.string().max(20).optional(),
    Mobile: z.string().max(20).optional(),
    PostCode: z.string().max(10).optional(),
    ProvinceName: z.string().min(1).regex(province, 'with its suffix, a municipality bare'),
    CityName: z
      .string()
      .min(1)
      .regex(/(市|自治州|地区|盟|县|林区|行政区|行政区划)$/, 'with its suffix'),
    ExpAreaName: z.string().min(1).max(30),
    Address: z.string().min(1).max(100),
  })
  .superRefine(({ Tel, Mobile }, context) => {
    if (!Tel && !Mobile) context.addIssue({ code: 'custom', path: ['Mobile'], message: 'undefined' });
  });
const commodity = z.object({
  GoodsName: z.string().min(1).max(100),
  Goodsquantity: z.coerce.number().int().min(1).optional(),
  GoodsWeight: z.coerce.number().min(0).optional(),
});
const flag = z.coerce.string().optional();

const order = z.object({
  OrderCode: z.string().min(1).max(30),
  ShipperCode: z.string().min(1),
  PayType: z.coerce.number().int().min(1).max(4),
  ExpType: z.coerce.string().min(1),
  CustomerName: z.string().optional(),
  CustomerPwd: z.string().optional(),
  MonthCode: z.string().optional(),
  SendSite: z.string().optional(),
  SendStaff: z.string().optional(),
  Sender: party,
  Receiver: party,
  Commodity: z.array(commodity).min(1),
  Quantity: z.coerce.number().int().min(1).max(100),
  Weight: z.coerce.number().min(0).optional(),
  Remark: z.string().max(100).optional(),
  CurrencyCode: z.string().optional(),
  TemplateSize: z.string().optional(),
  CallBack: z.string().optional(),
  IsReturnPrintTemplate: flag,
  IsSubscribe: flag,
});
type Order = z.output<typeof order>;

const cancellation = z.object({
  ShipperCode: z.string().min(1),
  OrderCode: z.string().min(1),
  ExpNo: z.string().min(1),
});

/** 1007: a waybill number for a package; asked again under the same OrderCode, the first answer with code 106. */
export function orderEwaybill(content: unknown, parcels: Parcels, misbehaviour: Misbehaviour): object {
  const given = read(order, content);
  const known = parcels.ordered(given.OrderCode);
  if (misbehaviour.take('kdniao', 'no_number')) {
    if (!known) parcels.put(parcelOf(given, parcels));
    return { Success: false, ResultCode: '106', Reason: '该订单号已下单成功' };
  }
  if (known) return issued(known, '106', '该订单号已下单成功');
  checkCarrier(given);
  const refuse = misbehaviour.take('kdniao', 'refuse');
  if (refuse) throw new Refusal('105', refuse.reason);
  const parcel = parcelOf(given, parcels);
  parcels.put(parcel);
  const answer = issued(parcel, '100', '成功');
  return misbehaviour.take('kdniao', 'odd_types') ? withOddTypes(answer) : answer;
}

/** 1147: withdraws an e-waybill that the carrier has not collected yet. */
export function cancelEwaybill(content: unknown, parcels: Parcels, misbehaviour: Misbehaviour): object {
  const { OrderCode, ExpNo, ShipperCode } = read(cancellation, content);
  const parcel = parcels.ordered(OrderCode);
  if (parcel?.waybillNo !== ExpNo || parcel.carrier !== ShipperCode)
    throw new Refusal('105', '订单不存在或运单号不匹配');
  const refuse = misbehaviour.take('kdniao', 'refuse');
  if (refuse) throw new Refusal('105', refuse.reason);
  if (isCollected(parcel)) throw new Refusal('105', '快件已揽收，不能取消');
  parcel.cancelled = true;
  parcels.changed();
  return { Success: true, ResultCode: '100', Reason: '成功' };
}

/** What a carrier wants to know beyond the form. @throws Refusal */
function checkCarrier(given: Order): void {
  const carrier = carrierOf(given.ShipperCode);
  if (!carrier) throw new Refusal('105', `不支持的快递公司：${given.ShipperCode}`);
  const { ShipperCode: code, PayType, CustomerName, MonthCode, Receiver } = given;
  const refuse = (what: string) => new Refusal('105', `【${carrier.name}】${what}`);
  if (code === 'SF' && PayType === 3 && !MonthCode) throw refuse('月结卡号MonthCode不能为空');
  if (code !== 'SF' && !CustomerName && !MonthCode) throw refuse('电子面单账号CustomerName不能为空');
  const postcodes = [given.Sender.PostCode, Receiver.PostCode];
  if ((code === 'EMS' || code === 'YZPY') && !postcodes.every(Boolean))
    throw refuse('收寄件人邮编PostCode不能为空');
  if (code === 'SF' && Receiver.ProvinceName.endsWith('特别行政区') && !given.CurrencyCode)
    throw refuse('寄往港澳台需填写CurrencyCode');
}

function parcelOf(given: Order, parcels: Parcels): Parcel {
  const numbers = freeNumbers(given, parcels);
  return {
    carrier: given.ShipperCode,
    waybillNo: numbers[0] ?? '',
    children: numbers.slice(1),
    orderCode: given.OrderCode,
    sender: given.Sender,
    receiver: given.Receiver,
    goods: given.Commodity.map(({ GoodsName, Goodsquantity = 1 }) => `${GoodsName}×${Goodsquantity}`).join(
      '，',
    ),
    remark: given.Remark ?? '',
    weightKg: given.Weight ?? null,
    withLabel: given.IsReturnPrintTemplate === '1',
    templateSize: given.TemplateSize ?? '',
    phoneEnds: [given.Sender, given.Receiver].flatMap(({ Tel, Mobile }) => endsOf(Tel, Mobile)),
    push: given.IsSubscribe === '0' ? null : { type: '101', callback: given.CallBack ?? '' },
    cancelled: false,
    createdAt: parcels.now().toISOString(),
    traces: [],
  };
}

const endsOf = (...phones: (string | undefined)[]): string[] =>
  phones.flatMap((phone) => (phone ? [phone.replace(/\D/g, '').slice(-4)] : []));

/** One for each package, none of them given to anybody yet. */
function freeNumbers({ ShipperCode, OrderCode, Quantity }: Order, parcels: Parcels): string[] {
  const numbers: string[] = [];
  for (let nth = 0; numbers.length < Quantity; nth++) {
    const no = waybillNoOf(ShipperCode, OrderCode, nth);
    if (!parcels.find(no)) numbers.push(no);
  }
  return numbers;
}

function issued(parcel: Parcel, ResultCode: '100' | '106', Reason: string) {
  const { carrier: ShipperCode, waybillNo: LogisticCode, orderCode: OrderCode, children } = parcel;
  const mark = parcel.receiver ? `${parcel.receiver.CityName} ${parcel.receiver.ExpAreaName}` : '';
  const label = (no: string, nth: number) => labelOf(parcel, no, nth, children.length + 1);
  return {
    Success: true,
    ResultCode,
    Reason,
    Order: {
      OrderCode,
      ShipperCode,
      LogisticCode,
      KDNOrderCode: `KDN${LogisticCode}`,
      MarkDestination: mark,
    },
    SubCount: children.length,
    SubOrders: children,
    ...(parcel.withLabel
      ? {
          PrintTemplate: label(LogisticCode, 1),
          SubPrintTemplates: children.map((no, at) => label(no, at + 2)),
        }
      : {}),
  };
}

const withOddTypes = (answer: ReturnType<typeof issued>) => ({
  ...answer,
  ResultCode: Number(answer.ResultCode),
  SubOrders: JSON.stringify(answer.SubOrders),
});
