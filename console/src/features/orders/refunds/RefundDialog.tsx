import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import type { PostedRefundAction, Refund } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { FormDialog } from '../../../ui/FormDialog';
import { TextDialog } from '../../../ui/TextDialog';
import { AccountLine } from './AccountLine';
import { refundLooks } from './refund-looks';
import { RefundTrouble } from './RefundTrouble';
import { useRefundAction } from './refunds.api';

interface Props {
  refund: Refund;
  onClose: () => void;
}

/** What the frame of a dialog says of an action on a refund. */
function useDialogOf(action: PostedRefundAction, refund: Refund) {
  const { t } = useTranslation('money');
  const words = domainWords(useLang());
  return {
    title: words.refundAction[action],
    danger: 'danger' in refundLooks[action],
    version: refund.version,
    impossible: refund.allowedActions.includes(action)
      ? undefined
      : t('refundNotAllowedNow', { state: words.refundState[refund.state] }),
  };
}

function RetryDialog({ refund, onClose }: Props) {
  const { t } = useTranslation('money');
  const { currency } = useSettings();
  const words = domainWords(useLang());
  const act = useRefundAction('retry', refund, onClose);
  return (
    <FormDialog
      {...useDialogOf('retry', refund)}
      error={act.error}
      pending={act.isPending}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    >
      <p>
        {t('retryHint', {
          amount: formatMoney(refund.amount, currency),
          way: words.refundWay[refund.way],
        })}
      </p>
      <RefundTrouble refund={refund} />
    </FormDialog>
  );
}

function SettleDialog({ refund, onClose }: Props) {
  const { t } = useTranslation('money');
  const { currency } = useSettings();
  const act = useRefundAction('settle_by_hand', refund, onClose);
  return (
    <TextDialog
      {...useDialogOf('settle_by_hand', refund)}
      hint={
        <>
          <p>{t('settleHint', { amount: formatMoney(refund.amount, currency) })}</p>
          {refund.account && <AccountLine account={refund.account} />}
        </>
      }
      label={t('remittance')}
      placeholder={t('remittanceExample')}
      missing={t('remittanceMissing')}
      error={act.error}
      pending={act.isPending}
      onSubmit={(remittance) => act.mutate({ remittance })}
      onClose={onClose}
    />
  );
}

function FailDialog({ refund, onClose }: Props) {
  const { t } = useTranslation('money');
  const act = useRefundAction('fail', refund, onClose);
  return (
    <TextDialog
      {...useDialogOf('fail', refund)}
      hint={t('failHint')}
      label={t('failReason')}
      missing={t('failReasonMissing')}
      suggestions={t('failReasons', { returnObjects: true })}
      error={act.error}
      pending={act.isPending}
      onSubmit={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  );
}

const dialogs = {
  retry: RetryDialog,
  settle_by_hand: SettleDialog,
  fail: FailDialog,
} satisfies Record<PostedRefundAction, ComponentType<Props>>;

/** The dialog of an action on a refund. */
export function RefundDialog({ action, ...props }: Props & { action: PostedRefundAction }) {
  const Dialog: ComponentType<Props> = dialogs[action];
  return <Dialog {...props} />;
}
