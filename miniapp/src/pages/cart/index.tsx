import { useState } from 'react';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { CartView } from '@/features/cart/CartView';
import { TabPage } from '@/features/cart/TabPage';
import { useCart } from '@/features/cart/use-cart';
import { ChangeSku } from '@/features/catalog/ChangeSku';
import { checkOutCart } from '@/features/checkout/checkout-draft';
import { go } from '@/lib/go';
import { ensureSignedIn } from '@/lib/session';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { SkeletonCards } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import './index.scss';

export default function CartPage() {
  const t = useWords();
  const signedIn = useSignedIn();
  const cart = useCart();
  const [managing, setManaging] = useState(false);
  useDidShow(() => {
    if (signedIn && !cart.isFetching) void cart.refetch();
  });
  usePullDownRefresh(() => void cart.refetch().finally(() => Taro.stopPullDownRefresh()));
  const filled = signedIn && (cart.data?.lines.length ?? 0) > 0;
  return (
    <TabPage title={t('shop.cart')} bar={filled}>
      {filled ? (
        <Tap className="cart__manage" onClick={() => setManaging(!managing)}>
          {t(managing ? 'shop.done' : 'shop.manage')}
        </Tap>
      ) : null}
      {signedIn ? (
        <Loaded query={cart} skeleton={<SkeletonCards />}>
          {({ lines }) =>
            lines.length > 0 ? (
              <CartView
                lines={lines}
                managing={managing}
                onCheckOut={(ticked) => {
                  checkOutCart(ticked);
                  go.checkout();
                }}
                chooseSku={(line, onClose, onPick) => (
                  <ChangeSku line={line} onClose={onClose} onPick={onPick} />
                )}
              />
            ) : (
              <EmptyState
                picture="cart"
                title={t('shop.cartEmpty')}
                hint={t('shop.cartEmptyHint')}
                action={{ label: t('shop.goShopping'), onClick: go.home }}
              />
            )
          }
        </Loaded>
      ) : (
        <EmptyState
          picture="cart"
          title={t('shop.cartSignIn')}
          action={{ label: t('common.signIn'), onClick: () => void ensureSignedIn() }}
        />
      )}
    </TabPage>
  );
}
