import { View } from '@tarojs/components';
import { useDidShow, useRouter } from '@tarojs/taro';
import type { Address } from '@lanzi/shared/customer/customer.contract';
import { addressText } from '@lanzi/shared/fulfilment/region';
import { renewAddresses, useAddresses } from '@/features/address/use-addresses';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { choose } from '@/features/checkout/checkout-choice';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';
import { Tag } from '@/ui/Tag';
import { Tap } from '@/ui/Tap';
import './index.scss';

export default function AddressesPage() {
  const t = useWords();
  const signedIn = useSignedIn();
  const choosing = useRouter().params.choose === '1';
  const addresses = useAddresses();
  useDidShow(() => void renewAddresses());
  const tap = ({ id }: Address) => {
    if (!choosing) {
      go.address(id);
      return;
    }
    choose({ addressId: id });
    go.back();
  };
  if (!signedIn)
    return (
      <PageShell title={t('checkout.addresses')}>
        <SignInInvitation title={t('checkout.addresses')} />
      </PageShell>
    );
  return (
    <PageShell title={t('checkout.addresses')} bar>
      <Loaded query={addresses} skeleton={<SkeletonCards />}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((address) => (
              <Card key={address.id} className="addresses__address" onClick={() => tap(address)}>
                <View className="addresses__facts">
                  <View className="addresses__title">
                    {address.isDefault ? <Tag tone="brand">{t('checkout.default')}</Tag> : null}
                    <View>{addressText(`${address.region} ${address.detail}`)}</View>
                  </View>
                  <View className="addresses__who">{`${address.contactName}  ${address.contactPhone}`}</View>
                </View>
                <Tap
                  className="addresses__edit"
                  label={t('common.edit')}
                  onClick={(event) => {
                    event.stopPropagation();
                    go.address(address.id);
                  }}
                >
                  <Icon name="edit" />
                </Tap>
              </Card>
            ))
          ) : (
            <EmptyState title={t('checkout.noAddresses')} hint={t('checkout.noAddressesHint')} />
          )
        }
      </Loaded>
      <BottomBar>
        <Button block size="l" onClick={() => go.address()}>
          {t('checkout.newAddress')}
        </Button>
      </BottomBar>
    </PageShell>
  );
}
