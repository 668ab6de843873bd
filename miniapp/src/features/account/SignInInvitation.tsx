import { ensureSignedIn } from '@/lib/session';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';

/** Stands where one's own things would be, for a visitor who has not signed in. */
export function SignInInvitation({ title, hint }: { title: string; hint?: string }) {
  const t = useWords();
  return (
    <EmptyState
      picture="orders"
      title={title}
      {...(hint === undefined ? {} : { hint })}
      action={{ label: t('common.signIn'), onClick: () => void ensureSignedIn() }}
    />
  );
}
