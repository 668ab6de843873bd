import * as z from 'zod';
import { beijingTime } from '../beijing-time';
import type { Parcel } from './parcel';
import type { Parcels } from './parcels';
import { Refusal } from './refusal';
import { read } from './request';

const query = z.object({
  OrderCode: z.string().optional(),
  ShipperCode: z.string().min(1),
  LogisticCode: z.string().min(1).max(40),
  /** The last four digits of a phone number. */
  CustomerName: z.string().optional(),
  /** 0 or nothing: oldest first; 1: newest first. */
  Sort: z.coerce.string().optional(),
});
const place = z.object({ CityName: z.string(), ExpAreaName: z.string() }).loose();
const subscription = query.extend({
  CallBack: z.string().optional(),
  Sender: place.optional(),
  Receiver: place.optional(),
});

/** 1002 and 8001: where a parcel is. One that nobody has scanned yet has no traces, which is no failure. */
export function queryTrack(content: unknown, parcels: Parcels): object {
  const given = read(query, content);
  requirePhoneEnd(given);
  const parcel = parcels.find(given.LogisticCode);
  const known = parcel?.carrier === given.ShipperCode && mayAsk(parcel, given.CustomerName);
  if (!parcel || !known || parcel.traces.length === 0)
    return { ...numbersOf(given), Success: true, Reason: '暂无轨迹信息', State: '0', Traces: [] };
  const track = trackOf(parcel, parcel.traces);
  return { ...track, Traces: given.Sort === '1' ? track.Traces.reverse() : track.Traces };
}

/** 1008 (pushes of type 101) and 8008 (of type 102): from now on the shop is told where the parcel is. */
export function subscribe(content: unknown, parcels: Parcels, type: '101' | '102'): object {
  const given = read(subscription, content);
  requirePhoneEnd(given);
  const push = { type, callback: given.CallBack ?? '' };
  const known = parcels.find(given.LogisticCode);
  if (known) known.push = push;
  parcels.put(known ?? strangerOf(given, push, parcels.now()));
  return { ...numbersOf(given), Success: true, Reason: '', UpdateTime: beijingTime(parcels.now()) };
}

/** A parcel as KDNiao tells of it, with a whole history, oldest first. */
export function trackOf(parcel: Parcel, traces: Parcel['traces']) {
  const last = traces.at(-1);
  return {
    OrderCode: parcel.orderCode ?? '',
    ShipperCode: parcel.carrier,
    LogisticCode: parcel.waybillNo,
    Success: true,
    Reason: '',
    State: last?.state ?? '0',
    StateEx: last?.detail ?? (parcel.orderCode === null ? '0' : '10'),
    Location: last?.location ?? '',
    Traces: traces.map(({ at, text, location, detail }) => ({
      AcceptTime: beijingTime(new Date(at)),
      AcceptStation: text,
      Location: location,
      Action: detail,
    })),
  };
}

const numbersOf = ({ OrderCode = '', ShipperCode, LogisticCode }: z.output<typeof query>) => ({
  OrderCode,
  ShipperCode,
  LogisticCode,
});

/** @throws Refusal: SF tells nobody who does not know the sender's or the receiver's phone */
function requirePhoneEnd({ ShipperCode, CustomerName = '' }: z.output<typeof query>): void {
  if (ShipperCode === 'SF' && !/^\d{4}$/.test(CustomerName))
    throw new Refusal('101', '顺丰快递需填写寄件人或收件人手机号后四位CustomerName');
}

const mayAsk = ({ carrier, phoneEnds }: Parcel, end = ''): boolean =>
  carrier !== 'SF' || phoneEnds.includes(end);

/** A parcel whose waybill the shop did not get from here. */
function strangerOf(given: z.output<typeof subscription>, push: Parcel['push'], now: Date): Parcel {
  const partyOf = (at: z.output<typeof place> | undefined): Parcel['sender'] =>
    at ? { Name: '', ProvinceName: '', Address: '', ...at } : null;
  return {
    carrier: given.ShipperCode,
    waybillNo: given.LogisticCode,
    children: [],
    orderCode: null,
    sender: partyOf(given.Sender),
    receiver: partyOf(given.Receiver),
    ...{ goods: '', remark: '', weightKg: null, withLabel: false, templateSize: '' },
    phoneEnds: given.CustomerName ? [given.CustomerName] : [],
    push,
    cancelled: false,
    createdAt: now.toISOString(),
    traces: [],
  };
}
