import type { TrackingState } from '@lanzi/shared/fulfilment/tracking';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '@/lib/words';
import { Tag } from '@/ui/Tag';

const tones: Record<Exclude<TrackingState, 'unknown'>, 'brand' | 'price' | 'warn'> = {
  collected: 'brand',
  in_transit: 'brand',
  out_for_delivery: 'brand',
  awaiting_pickup: 'warn',
  signed: 'brand',
  problem: 'price',
  returning: 'price',
  returned: 'price',
};

/** Where a parcel is, in a word; nothing while its carrier has no news. */
export function ParcelTag({ state }: { state: TrackingState | null | undefined }) {
  const lang = useLang();
  if (!state || state === 'unknown') return null;
  return <Tag tone={tones[state]}>{domainWords(lang).tracking[state]}</Tag>;
}
