import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';

interface Look {
  colour: 'red' | 'green' | 'grey';
  /** It stands among the packages until somebody or the carrier has settled it. */
  open?: true;
}

/** Issued ones stand with their package; what was withdrawn or given up is history. */
export const waybillLooks: Record<WaybillState, Look> = {
  requested: { colour: 'grey', open: true },
  issued: { colour: 'green' },
  failed: { colour: 'red', open: true },
  unknown: { colour: 'red', open: true },
  cancelled: { colour: 'grey' },
  dropped: { colour: 'grey' },
};
