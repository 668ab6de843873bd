import { View } from '@tarojs/components';
import type { ShopStore } from '@lanzi/shared/shop/shop.contract';
import { choose, useCheckoutChoice } from '@/features/checkout/checkout-choice';
import { StoreFacts } from '@/features/checkout/StoreFacts';
import { useLocate, useStores } from '@/features/checkout/use-stores';
import { go } from '@/lib/go';
import { say } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Check } from '@/ui/Check';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import './index.scss';

export default function StoresPage() {
  const t = useWords();
  const stores = useStores();
  const { storeId } = useCheckoutChoice();
  const { known, locating, locate } = useLocate();
  const pick = (store: ShopStore) => {
    if (!store.open) {
      say(t('checkout.closed'));
      return;
    }
    choose({ storeId: store.id });
    go.back();
  };
  return (
    <PageShell title={t('checkout.stores')}>
      {known ? (
        <View className="stores__near">{t('checkout.storesNear')}</View>
      ) : (
        <Tap className="stores__locate" onClick={() => void locate()}>
          <Icon name="pin" />
          <View>{t(locating ? 'checkout.locating' : 'checkout.storesLocate')}</View>
        </Tap>
      )}
      <Loaded query={stores} skeleton={<SkeletonCards />}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((store) => (
              <Card
                key={store.id}
                className={`stores__store ${store.open ? '' : 'stores__store--closed'}`}
                onClick={() => pick(store)}
              >
                <StoreFacts store={store} />
                <Check on={store.id === storeId} off={!store.open} />
              </Card>
            ))
          ) : (
            <EmptyState
              title={t('checkout.noStores')}
              action={{ label: t('common.backHome'), onClick: go.home }}
            />
          )
        }
      </Loaded>
    </PageShell>
  );
}
