import type { ComponentType } from 'react';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { DialogAction } from './action-looks';
import { BackInStockDialog } from './BackInStockDialog';
import { ChangeDeliveryDialog } from './ChangeDeliveryDialog';
import { ChangePriceDialog } from './ChangePriceDialog';
import { CollectDialog } from './CollectDialog';
import { CompleteDialog } from './CompleteDialog';
import { EditDialog } from './EditDialog';
import { ConfirmPaymentDialog } from './ConfirmPaymentDialog';
import { ReasonDialog } from './ReasonDialog';
import { RedeemDialog } from './RedeemDialog';
import { ReopenDialog } from './ReopenDialog';
import { RequestCancellationDialog } from './RequestCancellationDialog';
import { RequestRefundDialog } from './RequestRefundDialog';
import { ShipDialog } from './ShipDialog';
import { SubmitProofDialog } from './SubmitProofDialog';
import { WaiveDialog } from './WaiveDialog';

export interface DialogProps {
  order: ConsoleOrder;
  onClose: () => void;
}

const dialogs = {
  confirm_payment: ConfirmPaymentDialog,
  ship: ShipDialog,
  redeem: RedeemDialog,
  back_in_stock: BackInStockDialog,
  submit_proof: SubmitProofDialog,
  collect: CollectDialog,
  complete: CompleteDialog,
  reopen: ReopenDialog,
  change_price: ChangePriceDialog,
  edit: EditDialog,
  waive_difference: WaiveDialog,
  change_delivery: ChangeDeliveryDialog,
  request_cancellation: RequestCancellationDialog,
  request_refund: RequestRefundDialog,
  reject_proof: (props) => <ReasonDialog action="reject_proof" {...props} />,
  mark_out_of_stock: (props) => <ReasonDialog action="mark_out_of_stock" {...props} />,
  cancel: (props) => <ReasonDialog action="cancel" {...props} />,
} satisfies Record<DialogAction, ComponentType<DialogProps>>;

/** The dialog of an action. */
export function OrderActionDialog({ action, ...props }: DialogProps & { action: DialogAction }) {
  const Dialog: ComponentType<DialogProps> = dialogs[action];
  return <Dialog {...props} />;
}
