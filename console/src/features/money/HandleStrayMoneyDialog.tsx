import { useTranslation } from 'react-i18next';
import type { StrayMoney } from '@lanzi/shared/payment/payment.contract';
import { TextDialog } from '../../ui/TextDialog';
import { useHandleStrayMoney } from './money.api';

/** What was done about it, for whoever asks later; the money itself is moved elsewhere. */
export function HandleStrayMoneyDialog({ stray, onClose }: { stray: StrayMoney; onClose: () => void }) {
  const { t } = useTranslation('money');
  const way = stray.kind === 'refunded_twice' ? 'leftTwice' : 'came';
  const handle = useHandleStrayMoney(stray, onClose);
  return (
    <TextDialog
      title={t('handleStray')}
      hint={t('handleStrayHint')}
      label={t('handling')}
      missing={t('handlingMissing')}
      suggestions={t(`handlings.${way}`, { returnObjects: true })}
      error={handle.error}
      pending={handle.isPending}
      onSubmit={handle.mutate}
      onClose={onClose}
    />
  );
}
