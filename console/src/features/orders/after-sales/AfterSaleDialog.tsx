import type { ComponentType } from 'react';
import type { StaffAfterSaleAction } from '@lanzi/shared/after-sale/after-sale.contract';
import { ApproveDialog } from './ApproveDialog';
import { CloseDialog } from './CloseDialog';
import { ReceiveDialog } from './ReceiveDialog';
import { RefundDialog } from './RefundDialog';
import { RefuseDialog } from './RefuseDialog';
import { ReplacementDialog } from './ReplacementDialog';
import { ReturnShippedDialog } from './ReturnShippedDialog';
import type { DialogProps } from './use-dialog-of';

const dialogs = {
  approve: ApproveDialog,
  refuse: RefuseDialog,
  ship_return: ReturnShippedDialog,
  receive: ReceiveDialog,
  close: CloseDialog,
  ship_replacement: ReplacementDialog,
  refund: RefundDialog,
} satisfies Record<StaffAfterSaleAction, ComponentType<DialogProps>>;

/** The dialog of an action on an after-sale. */
export function AfterSaleDialog({ action, ...props }: DialogProps & { action: StaffAfterSaleAction }) {
  const Dialog: ComponentType<DialogProps> = dialogs[action];
  return <Dialog {...props} />;
}
