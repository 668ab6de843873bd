import { api } from '@/lib/api';
import { forgetDrafts } from '@/lib/draft';
import { endSession } from '@/lib/session';
import { ask } from '@/lib/toast';
import { t } from '@/lib/words';

/** Asks, then ends the session here in any case: without an answer from the server it runs out by itself. */
export async function signOut(): Promise<void> {
  const question = {
    title: t('account.signOut.title'),
    content: t('account.signOut.content'),
    yes: t('account.signOut.yes'),
    no: t('account.signOut.no'),
  };
  if (!(await ask(question))) return;
  await api.signOutShopper().catch(() => undefined);
  forgetDrafts();
  endSession();
}
