import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffWaybillAction } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { FormDialog } from '../../../ui/FormDialog';
import {
  DropDialog,
  SettleDialog,
  useFrameOf,
  WithdrawDialog,
  type WaybillDialogProps,
} from '../../orders/parcels/WaybillActionDialogs';
import { RetryRefused } from '../../orders/parcels/RetryRefused';
import { useWaybillAction } from '../../orders/parcels/waybills.api';
import { CarrierWords } from './CarrierWords';

/** A refused one can be put right first; one in doubt is asked for in the very same words. */
function RetryDialog(props: WaybillDialogProps) {
  const [wasRefused] = useState(props.waybill.state === 'failed');
  return wasRefused ? <RetryRefused {...props} /> : <RetryInDoubt {...props} />;
}

function RetryInDoubt({ waybill, onClose }: WaybillDialogProps) {
  const { t } = useTranslation('fulfilment');
  const act = useWaybillAction('retry', waybill, onClose);
  return (
    <FormDialog
      {...useFrameOf('retry', waybill)}
      error={act.error}
      pending={act.isPending}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    >
      <p>{t('retryHint', { carrier: waybill.carrier.name })}</p>
      <CarrierWords waybill={waybill} />
    </FormDialog>
  );
}

const dialogs = {
  retry: RetryDialog,
  settle: SettleDialog,
  drop: DropDialog,
  cancel: WithdrawDialog,
} satisfies Record<StaffWaybillAction, ComponentType<WaybillDialogProps>>;

/** The dialog of an action on an e-waybill. */
export function WaybillDialog({ action, ...props }: WaybillDialogProps & { action: StaffWaybillAction }) {
  const Dialog = dialogs[action];
  return <Dialog {...props} />;
}
