import type { Parcel, Trace } from './parcel';

/** What a carrier can report of a parcel, with KDNiao's State and StateEx. */
export const steps = {
  collected: ['1', '1'],
  in_transit: ['2', '2'],
  arrived: ['2', '201'],
  out_for_delivery: ['2', '202'],
  locker: ['2', '211'],
  fetched: ['3', '311'],
  signed: ['3', '301'],
  signed_by_other: ['3', '304'],
  problem: ['4', '405'],
  refused: ['4', '404'],
  intercepted: ['4', '413'],
  /** The sender has signed for what came back: State 3 as well. */
  returned: ['3', '406'],
} as const;
export type Step = keyof typeof steps;
export const stepNames = Object.keys(steps) as [Step, ...Step[]];

/** Where a parcel that nothing happens to goes next; the first is by way of nowhere. */
const onItsOwn: readonly Step[] = ['collected', 'in_transit', 'arrived', 'out_for_delivery', 'signed'];

/** Undefined at the end of the way, and where only somebody can help. */
export function nextStep({ traces }: Parcel): Step | undefined {
  const last = traces.at(-1);
  if (!last) return onItsOwn[0];
  const at = onItsOwn.findIndex((step) => steps[step][1] === last.detail);
  return at < 0 ? undefined : onItsOwn[at + 1];
}

/** What a parcel that is about to take this step must have been through and was not; nothing for a strange place. */
export function stepsBefore({ traces }: Parcel, step: Step): Step[] {
  const known = traces.at(-1)?.detail;
  const start = known === undefined ? 0 : onItsOwn.findIndex((one) => steps[one][1] === known) + 1;
  if (known !== undefined && start === 0) return [];
  const end = onItsOwn.indexOf(step);
  // Whatever else happens to a parcel happens on its last way.
  return onItsOwn.slice(start, end < 0 ? -1 : end);
}

/** A step's entry in the history, in a carrier's words. */
export function traceOf(parcel: Parcel, step: Step, at: Date): Trace {
  const [state, detail] = steps[step];
  const isHere = step === 'collected' || step === 'in_transit' || step === 'returned';
  const end = isHere ? parcel.sender : parcel.receiver;
  const location = end?.CityName ?? (isHere ? '上海市' : '收件城市');
  const district = end?.ExpAreaName ?? '';
  return { at: at.toISOString(), state, detail, location, text: words(parcel, step, location, district) };
}

function words({ receiver }: Parcel, step: Step, city: string, district: string): string {
  const place = `【${city}】`;
  const depot = `【${district || city}营业部】`;
  const courier = '快递员（电话 13900000000）';
  switch (step) {
    case 'collected':
      return `${place}${depot}已收取快件`;
    case 'in_transit':
      return `${place}快件已从${depot}发出，正在运往【${receiver?.CityName ?? '收件城市'}转运中心】`;
    case 'arrived':
      return `${place}快件到达${depot}`;
    case 'out_for_delivery':
      return `${place}${depot}的${courier}正在派件，请保持电话畅通`;
    case 'locker':
      return `${place}快件已放入【${district || city}快递柜】，请凭取件码领取`;
    case 'fetched':
      return `${place}快件已从快递柜取出，感谢使用`;
    case 'signed':
      return `${place}快件已签收，签收人：本人`;
    case 'signed_by_other':
      return `${place}快件已签收，签收人：物业代收`;
    case 'problem':
      return `${place}派送不成功：收件人电话无人接听，将再次派送`;
    case 'refused':
      return `${place}收件人拒收，快件将退回寄件人`;
    case 'intercepted':
      return `${place}快件已拦截，正在退回寄件人`;
    case 'returned':
      return `${place}退回的快件已由寄件人签收`;
  }
}
