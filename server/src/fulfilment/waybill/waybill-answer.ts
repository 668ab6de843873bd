import { WaybillNo } from '@lanzi/shared/order/order.contract';
import * as z from 'zod';
import { clip, wellFormed } from '../../platform/clip';
import type { KdniaoAnswer } from '../kdniao/kdniao-client';

/** What came of asking for an e-waybill. */
export type WaybillNews =
  | { state: 'issued'; waybillNo: string; pages: string[] }
  /** The carrier's own words. */
  | { state: 'refused'; words: string }
  /** It was ordered, but nobody says under which number. */
  | { state: 'lost'; words: string };

const orderedBefore = '106';

/**
 * What KDNiao and carriers say of one that is withdrawn already; it has no code of its own. "不能取消" is none of these,
 * nor is advice: "如已取消请…", "请确认是否已取消".
 */
const saysWithdrawn =
  /(?<!如果?|若|是否|假如|尚未|没有|倘若)已(?:经|經)?(?:被)?(?:取消|撤销|撤銷|撤回|作废|作廢)|重复(?:取消|撤销)/;

/** Asked to withdraw one again, it refuses: the first time was done, whoever heard the answer. */
export const wasWithdrawnBefore = ({ Success, Reason }: KdniaoAnswer): boolean =>
  !Success && saysWithdrawn.test(Reason);

/** Some carriers encode a list as JSON in a text. */
const texts = z.preprocess((value) => {
  if (typeof value !== 'string') return value ?? [];
  try {
    return JSON.parse(value || '[]') as unknown;
  } catch {
    return [value];
  }
}, z.array(z.string()));

const Issued = z.object({
  Order: z.object({ OrderCode: z.string().nullish(), LogisticCode: WaybillNo }),
});
const Labels = z.object({
  PrintTemplate: z.string().nullish(),
  SubPrintTemplates: texts.catch([]),
});

/** Asked again under the same OrderCode, KDNiao answers 106 with what it answered the first time. */
export function readWaybillAnswer(orderCode: string, answer: KdniaoAnswer): WaybillNews {
  const { Success, ResultCode, Reason } = answer;
  const words = clip(Reason || ResultCode, 400);
  const wasOrdered = Success || ResultCode === orderedBefore;
  if (!wasOrdered) return { state: 'refused', words };
  const { data: issued } = Issued.safeParse(answer);
  if (!issued || (issued.Order.OrderCode ?? orderCode) !== orderCode) return { state: 'lost', words };
  const { PrintTemplate, SubPrintTemplates } = Labels.parse(answer);
  const pages = PrintTemplate ? [PrintTemplate, ...SubPrintTemplates] : SubPrintTemplates;
  return { state: 'issued', waybillNo: issued.Order.LogisticCode, pages: pages.map(wellFormed) };
}
