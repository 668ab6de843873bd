import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { StaffWaybillAction, Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { useLang } from '../../../lib/i18n';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { TextDialog } from '../../../ui/TextDialog';
import { isWaybillNo } from '../actions/waybill-no';
import { useWaybillAction } from './waybills.api';

export interface WaybillDialogProps {
  waybill: Waybill;
  onClose: () => void;
}

/** What the frame says of an action on an e-waybill. */
export function useFrameOf(action: StaffWaybillAction, waybill: Waybill) {
  const { t } = useTranslation('parcels');
  const words = domainWords(useLang());
  return {
    title: words.waybillAction[action],
    version: waybill.version,
    impossible: waybill.allowedActions.includes(action)
      ? undefined
      : t('notAllowedNow', { state: words.waybillState[waybill.state] }),
  };
}

/** Somebody found the number with the carrier. */
export function SettleDialog({ waybill, onClose }: WaybillDialogProps) {
  const { t } = useTranslation(['parcels', 'orders']);
  const [waybillNo, setWaybillNo] = useState('');
  const [tried, setTried] = useState(false);
  const settle = useWaybillAction('settle', waybill, onClose);
  const valid = isWaybillNo(waybillNo);
  return (
    <FormDialog
      {...useFrameOf('settle', waybill)}
      error={settle.error}
      pending={settle.isPending}
      onSubmit={() => {
        setTried(true);
        if (valid) settle.mutate({ waybillNo: waybillNo.trim() });
      }}
      onClose={onClose}
    >
      <p>{t('settleHint', { carrier: waybill.carrier.name })}</p>
      <Field label={t('orders:waybillNo')} error={tried && !valid && t('orders:waybillInvalid')}>
        <Input
          autoFocus
          value={waybillNo}
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          aria-label={t('orders:waybillNo')}
          onChange={({ target }) => setWaybillNo(target.value)}
        />
      </Field>
    </FormDialog>
  );
}

/** What to make sure of before. */
const dropHints: Partial<Record<WaybillState, 'dropUnknownHint' | 'dropIssuedHint'>> = {
  ...{ unknown: 'dropUnknownHint', issued: 'dropIssuedHint' },
};

/** There is none, the shop does without, or its withdrawal was settled with the carrier. */
export function DropDialog({ waybill, onClose }: WaybillDialogProps) {
  const { t } = useTranslation(['parcels', 'orders']);
  const drop = useWaybillAction('drop', waybill, onClose);
  return (
    <TextDialog
      {...useFrameOf('drop', waybill)}
      danger
      hint={t(dropHints[waybill.state] ?? 'dropHint')}
      label={t('orders:reason')}
      missing={t('reasonMissing')}
      suggestions={t('dropReasons', { returnObjects: true })}
      error={drop.error}
      pending={drop.isPending}
      onSubmit={(reason) => drop.mutate({ reason })}
      onClose={onClose}
    />
  );
}

/** Withdraws an issued e-waybill at the carrier; its package is shipped no longer. */
export function WithdrawDialog({ waybill, onClose }: WaybillDialogProps) {
  const { t } = useTranslation(['parcels', 'orders']);
  const withdraw = useWaybillAction('cancel', waybill, onClose);
  return (
    <TextDialog
      {...useFrameOf('cancel', waybill)}
      danger
      hint={t('withdrawHint', { carrier: waybill.carrier.name, no: waybill.waybillNo ?? '' })}
      label={t('orders:reason')}
      missing={t('reasonMissing')}
      suggestions={t('withdrawReasons', { returnObjects: true })}
      error={withdraw.error}
      pending={withdraw.isPending}
      cancelText={t('keepWaybill')}
      onSubmit={(reason) => withdraw.mutate({ reason })}
      onClose={onClose}
    />
  );
}
