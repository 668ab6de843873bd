import type { ReactNode } from 'react';
import type { Me } from '@lanzi/shared/customer/customer.contract';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { useMe } from '@/features/account/use-me';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { SkeletonCards } from '@/ui/Skeleton';

/** Lets verifiers through; says to others what is missing. After signing in one is back on the same page. */
export function VerifierGate({ children }: { children: (stores: Me['verifierStores']) => ReactNode }) {
  const t = useWords();
  const signedIn = useSignedIn();
  const me = useMe();
  if (!signedIn)
    return <SignInInvitation title={t('verifier.signInFirst')} hint={t('verifier.signInHint')} />;
  return (
    <Loaded query={me} skeleton={<SkeletonCards count={2} />}>
      {({ verifierStores }) =>
        verifierStores.length ? (
          children(verifierStores)
        ) : (
          <EmptyState
            title={t('verifier.notVerifier')}
            hint={t('verifier.notVerifierHint')}
            action={{ label: t('common.backHome'), onClick: go.home }}
          />
        )
      }
    </Loaded>
  );
}
