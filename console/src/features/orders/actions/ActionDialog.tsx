import { useTranslation } from 'react-i18next';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { FormDialog, type FormDialogProps } from '../../../ui/FormDialog';
import { isDanger, type DialogAction } from './action-looks';
import './actions.css';

interface Props extends Omit<FormDialogProps, 'title' | 'danger' | 'version' | 'impossible'> {
  action: DialogAction;
  order: ConsoleOrder;
}

/** The frame of every dialog that acts on an order. */
export function ActionDialog({ action, order, ...dialog }: Props) {
  return <FormDialog {...useDialogOf(action, order)} {...dialog} />;
}

/** What the frame says of an action on an order. */
export function useDialogOf(action: DialogAction, order: ConsoleOrder) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  return {
    title: domainWords(lang).action[action],
    danger: isDanger(action),
    version: order.version,
    impossible: order.allowedActions.includes(action)
      ? undefined
      : t('notAllowedNow', { status: statusWord(order.status, order.delivery.mode, lang) }),
  };
}
