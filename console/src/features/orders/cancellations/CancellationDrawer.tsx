import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { CaseDrawer } from '../../../ui/CaseDrawer';
import { CancellationDialog } from './CancellationDialog';
import { cancellationLooks, offered } from './cancellation-looks';
import { CancellationView } from './CancellationView';
import { useCancellation } from './cancellations.api';

/** One cancellation, with what can be done about it now. */
export function CancellationDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('cancellations');
  const { cancellationAction } = domainWords(useLang());
  const query = useCancellation(id);
  return (
    <CaseDrawer
      title={t('title')}
      size={560}
      query={query}
      actions={offered(query.data?.allowedActions ?? []).map((action) => ({
        action,
        label: cancellationAction[action],
        look: cancellationLooks[action],
      }))}
      view={(cancellation) => <CancellationView cancellation={cancellation} />}
      dialog={(cancellation, action, close) => (
        <CancellationDialog action={action} cancellation={cancellation} onClose={close} />
      )}
      onClose={onClose}
    />
  );
}
