import type { ReactNode } from 'react';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { SkeletonCards } from '@/ui/Skeleton';

interface Props {
  query: { data: ShopOrder | undefined; error: unknown; refetch: () => unknown };
  /** Of how many cards its skeleton is. */
  cards: number;
  /** Said to somebody who is not signed in; that they see their orders then, unless told. */
  signIn?: string;
  children: (order: ShopOrder) => ReactNode;
}

/** One's own order; without one a way to sign in, or to those one has. */
export function OwnOrder({ query, cards, signIn, children }: Props) {
  const t = useWords();
  if (!useSignedIn()) return <SignInInvitation title={signIn ?? t('order.signInToSee')} />;
  if (!query.data && isRefusal(query.error, 'not_found', 'invalid_input'))
    return (
      <EmptyState
        title={t('order.notFound')}
        hint={t('order.notFoundHint')}
        action={{ label: t('order.allOrders'), onClick: () => go.orders() }}
      />
    );
  return (
    <Loaded query={query} skeleton={<SkeletonCards count={cards} />}>
      {children}
    </Loaded>
  );
}
