import { useTranslation } from 'react-i18next';
import type { AfterSale, StaffAfterSaleAction } from '@lanzi/shared/after-sale/after-sale.contract';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { afterSaleLooks } from './after-sale-looks';

export interface DialogProps {
  afterSale: AfterSale;
  onClose: () => void;
}

/** What the frame of a dialog says of an action on an after-sale. */
export function useDialogOf(action: StaffAfterSaleAction, afterSale: AfterSale) {
  const { t } = useTranslation(['afterSales', 'ui']);
  const words = domainWords(useLang());
  return {
    title: words.afterSaleAction[action],
    danger: 'danger' in afterSaleLooks[action],
    cancelText: t('ui:back'),
    version: afterSale.version,
    impossible: afterSale.allowedActions.includes(action)
      ? undefined
      : t('notAllowedNow', { status: words.afterSaleStatus[afterSale.status] }),
  };
}
