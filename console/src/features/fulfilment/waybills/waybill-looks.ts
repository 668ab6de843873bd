import type { Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { staffWaybillActions, type StaffWaybillAction } from '@lanzi/shared/fulfilment/fulfilment.terms';
import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';

/** Red waits for somebody, green has its number, grey is over. */
export const waybillColour: Record<WaybillState, 'red' | 'green' | 'grey'> = {
  requested: 'red',
  failed: 'red',
  unknown: 'red',
  issued: 'green',
  cancelled: 'grey',
  dropped: 'grey',
};

export const waybillDangers: ReadonlySet<StaffWaybillAction> = new Set(['drop', 'cancel']);

const isOffered = (action: string): action is StaffWaybillAction =>
  (staffWaybillActions as readonly string[]).includes(action);
/** What staff may do with it now, in the order of the buttons: what brings the number comes first. */
export const offered = ({ allowedActions }: Pick<Waybill, 'allowedActions'>): StaffWaybillAction[] =>
  staffWaybillActions.filter((action) => allowedActions.filter(isOffered).includes(action));
