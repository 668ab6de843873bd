import { App, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { MoneyInput } from '../../../ui/MoneyInput';
import { useAmountWords } from '../../../ui/use-amount-words';
import { ActionDialog } from './ActionDialog';
import { collectGap } from './collect-gap';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** Cash and the like that staff took themselves; more than is due is asked about once more. */
export function CollectDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation(['orders', 'ui']);
  const { modal } = App.useApp();
  const amountWords = useAmountWords();
  const { currency } = useSettings();
  const { due } = order.amounts;
  const [amount, setAmount] = useState<Minor | undefined>(due);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const collect = useOrderAction('collect', order, onClose);
  const valid = amount !== undefined && amount > 0;
  const gap = collectGap(amount, due);
  const gapWords = gap && t(`collectGap.${gap.way}`, { amount: formatMoney(gap.by, currency) });
  const label = t('collectAmount', { due: formatMoney(due, currency) });
  const submit = () => {
    setTried(true);
    if (!valid) return;
    const send = () => collect.mutate({ amount, note: note.trim() });
    if (gap?.way !== 'over') return send();
    modal.confirm({
      title: t('collectSure', { amount: formatMoney(amount, currency) }),
      content: gapWords,
      okText: t('collectSureYes'),
      okButtonProps: { danger: true },
      cancelText: t('ui:back'),
      onOk: send,
    });
  };
  const problem = Number.isNaN(amount)
    ? amountWords
    : valid
      ? gap?.way === 'over' && gapWords
      : (tried || amount === 0) && t('ui:amountMissing');
  return (
    <ActionDialog
      action="collect"
      order={order}
      error={collect.error}
      pending={collect.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('collectHint')}</p>
      <Field label={label} error={problem}>
        <MoneyInput
          autoFocus
          value={amount}
          faulty={gap?.way === 'over'}
          aria-label={label}
          onChange={setAmount}
        />
        {valid && gap?.way === 'short' && (
          <div className="second-line" role="status">
            {gapWords}
          </div>
        )}
      </Field>
      <Input
        value={note}
        maxLength={200}
        placeholder={t('noteOptional')}
        aria-label={t('noteOptional')}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActionDialog>
  );
}
