import { trackingStateOf, type TrackingState } from '@lanzi/shared/fulfilment/tracking';
import * as z from 'zod';
import type { Trace } from '../../order/tracking.entity';
import { fromBeijingPlain } from '../../platform/beijing-time';
import { clip } from '../../platform/clip';

/** What a carrier says of a parcel: its whole history, which replaces what was said before. */
export interface ParcelNews {
  /** KDNiao's code of the carrier. */
  carrierCode: string;
  waybillNo: string;
  state: TrackingState;
  /** KDNiao's StateEx, else its State. */
  detail: string;
  /** Newest first; never empty. */
  traces: Trace[];
}

const code = z.union([z.string(), z.number()]).transform(String).default('');
const words = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** As a query answers and as a push tells; whatever else is in it is left alone. */
const Told = z.object({
  ShipperCode: z.string(),
  LogisticCode: z.string(),
  Success: z.boolean(),
  State: code,
  StateEx: code,
  Traces: z
    .array(z.object({ AcceptTime: z.string(), AcceptStation: words, Location: words }))
    .nullish()
    .transform((traces) => traces ?? []),
});

/** More than any parcel has: a limit on what strangers make us keep. */
const maxTraces = 200;
const maxWords = 500;

/** Undefined when there is no news in it: not yet, or no longer. @throws ZodError when it is no such thing */
export function readParcelNews(told: unknown): ParcelNews | undefined {
  const { ShipperCode, LogisticCode, Success, State, StateEx, Traces } = Told.parse(told);
  const traces = Traces.flatMap(({ AcceptTime, AcceptStation, Location }): Trace[] => {
    const at = fromBeijingPlain(AcceptTime);
    if (Number.isNaN(at.getTime())) return [];
    const text = clip(AcceptStation, maxWords);
    return [{ at: at.toISOString(), text, location: clip(Location, maxWords) }];
  });
  if (!Success || traces.length === 0) return undefined;
  // Carriers list them oldest first, some newest first.
  traces.sort((a, b) => b.at.localeCompare(a.at));
  return {
    carrierCode: ShipperCode,
    waybillNo: LogisticCode,
    state: trackingStateOf(State, StateEx),
    detail: (StateEx || State).slice(0, 8),
    traces: traces.slice(0, maxTraces),
  };
}
