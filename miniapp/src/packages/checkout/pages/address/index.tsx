import Taro, { useRouter } from '@tarojs/taro';
import { AddressForm } from '@/features/address/AddressForm';
import { useAddresses } from '@/features/address/use-addresses';
import { choose } from '@/features/checkout/checkout-choice';
import { useWords } from '@/lib/words';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';

export default function AddressPage() {
  const t = useWords();
  const { id } = useRouter().params;
  const addresses = useAddresses();
  const done = (addressId?: string) => {
    // A new address is meant for the order at hand.
    if (addressId) choose({ addressId });
    void Taro.navigateBack();
  };
  return (
    <PageShell title={t(id ? 'checkout.editAddress' : 'checkout.newAddress')} bar>
      <Loaded query={addresses} skeleton={<SkeletonCards count={1} />}>
        {({ items }) => (
          <AddressForm
            address={items.find((one) => one.id === id)}
            first={items.length === 0}
            onDone={done}
          />
        )}
      </Loaded>
    </PageShell>
  );
}
