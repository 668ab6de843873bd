import { errorWords, isRefusal } from '@/lib/error-words';
import { useWords } from '@/lib/words';
import { EmptyState } from './EmptyState';

/** What went wrong in words, and a way to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useWords();
  return (
    <EmptyState
      picture={isRefusal(error, 'not_found') ? 'results' : 'network'}
      title={errorWords(error)}
      action={{ label: t('common.retry'), onClick: onRetry }}
    />
  );
}
