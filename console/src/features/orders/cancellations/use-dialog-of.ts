import { useTranslation } from 'react-i18next';
import type {
  Cancellation,
  PostedCancellationAction,
} from '@lanzi/shared/cancellation/cancellation.contract';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { cancellationLooks } from './cancellation-looks';

export interface DialogProps {
  cancellation: Cancellation;
  onClose: () => void;
}

/** What the frame of a dialog says of an action on a cancellation. */
export function useDialogOf(action: PostedCancellationAction, cancellation: Cancellation) {
  const { t } = useTranslation(['cancellations', 'ui']);
  const words = domainWords(useLang());
  return {
    title: words.cancellationAction[action],
    danger: 'danger' in cancellationLooks[action],
    // “Cancel” would be read as what the dialog is about.
    cancelText: t('ui:back'),
    version: cancellation.version,
    impossible: cancellation.allowedActions.includes(action)
      ? undefined
      : t('notAllowedNow', { list: words.cancellationList[cancellation.list] }),
  };
}
