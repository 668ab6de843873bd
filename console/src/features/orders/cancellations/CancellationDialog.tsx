import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostedCancellationAction } from '@lanzi/shared/cancellation/cancellation.contract';
import { TextDialog } from '../../../ui/TextDialog';
import { ApproveDialog } from './ApproveDialog';
import { useCancellationAction } from './cancellations.api';
import { RefundSucceededDialog } from './RefundSucceededDialog';
import { RefuseDialog } from './RefuseDialog';
import { ReturnCompletedDialog } from './ReturnCompletedDialog';
import { useDialogOf, type DialogProps } from './use-dialog-of';

function ReasonDialog({
  action,
  cancellation,
  onClose,
}: DialogProps & { action: 'return_failed' | 'refund_failed' }) {
  const { t } = useTranslation('cancellations');
  const act = useCancellationAction(action, cancellation, onClose);
  return (
    <TextDialog
      {...useDialogOf(action, cancellation)}
      hint={t(`${action}Hint`)}
      label={t('reason')}
      missing={t('reasonMissing')}
      suggestions={t(`reasons.${action}`, { returnObjects: true })}
      error={act.error}
      pending={act.isPending}
      onSubmit={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  );
}

const dialogs = {
  approve: ApproveDialog,
  refuse: RefuseDialog,
  return_completed: ReturnCompletedDialog,
  return_failed: (props) => <ReasonDialog action="return_failed" {...props} />,
  refund_succeeded: RefundSucceededDialog,
  refund_failed: (props) => <ReasonDialog action="refund_failed" {...props} />,
} satisfies Record<PostedCancellationAction, ComponentType<DialogProps>>;

/** The dialog of an action on a cancellation. */
export function CancellationDialog({ action, ...props }: DialogProps & { action: PostedCancellationAction }) {
  const Dialog: ComponentType<DialogProps> = dialogs[action];
  return <Dialog {...props} />;
}
