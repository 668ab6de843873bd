import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { CaseDrawer } from '../../../ui/CaseDrawer';
import { AfterSaleDialog } from './AfterSaleDialog';
import { afterSaleLooks, offered } from './after-sale-looks';
import { AfterSaleView } from './AfterSaleView';
import { useAfterSale } from './after-sales.api';

/** One after-sale, with what can be done about it now. */
export function AfterSaleDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('afterSales');
  const { afterSaleAction } = domainWords(useLang());
  const query = useAfterSale(id);
  return (
    <CaseDrawer
      title={t('title')}
      size={640}
      query={query}
      actions={offered(query.data?.allowedActions ?? []).map((action) => ({
        action,
        label: afterSaleAction[action],
        look: afterSaleLooks[action],
      }))}
      view={(afterSale) => <AfterSaleView afterSale={afterSale} />}
      dialog={(afterSale, action, close) => (
        <AfterSaleDialog action={action} afterSale={afterSale} onClose={close} />
      )}
      onClose={onClose}
    />
  );
}
