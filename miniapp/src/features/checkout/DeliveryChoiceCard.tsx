import { View } from '@tarojs/components';
import type { Address } from '@lanzi/shared/customer/customer.contract';
import { addressText } from '@lanzi/shared/fulfilment/region';
import type { ShopStore } from '@lanzi/shared/shop/shop.contract';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Skeleton } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import { choose } from './checkout-choice';
import { StoreFacts } from './StoreFacts';
import './DeliveryChoiceCard.scss';

type Mode = 'express' | 'pickup';

interface Props {
  modes: Mode[];
  mode: Mode;
  loading: boolean;
  address: Address | undefined;
  store: ShopStore | undefined;
  contactName: string;
  contactPhone: string;
  phoneError: string | undefined;
}

/** How the goods come: delivered to an address, or collected at a store by someone with a name and a phone. */
export function DeliveryChoiceCard({
  modes,
  mode,
  loading,
  address,
  store,
  contactName,
  contactPhone,
  phoneError,
}: Props) {
  const t = useWords();
  return (
    <Card className="delivery-choice">
      {modes.length > 1 ? (
        <View className="delivery-choice__switch">
          {modes.map((one) => (
            <Tap
              key={one}
              className={`delivery-choice__mode ${one === mode ? 'delivery-choice__mode--on' : ''}`}
              role="radio"
              on={one === mode}
              onClick={() => choose({ mode: one })}
            >
              <Icon name={one === 'express' ? 'truck' : 'store'} />
              <View className="delivery-choice__word">{t(`checkout.${one}`)}</View>
            </Tap>
          ))}
        </View>
      ) : null}
      {loading ? (
        <Skeleton className="delivery-choice__loading" lines={2} />
      ) : mode === 'express' ? (
        <AddressPlace address={address} />
      ) : (
        <>
          <Tap className="delivery-choice__place" onClick={go.stores}>
            {store ? (
              <StoreFacts store={store} />
            ) : (
              <View className="delivery-choice__missing">{t('checkout.chooseStore')}</View>
            )}
            <Icon name="right" size="s" />
          </Tap>
          <View className="delivery-choice__contact">
            <Field
              label={t('checkout.contactName')}
              value={contactName}
              maxLength={30}
              placeholder={t('checkout.contactNameHint')}
              onChange={(name) => choose({ contactName: name })}
            />
            <Field
              label={t('checkout.contactPhone')}
              value={contactPhone}
              type="number"
              maxLength={20}
              placeholder={t('checkout.contactPhoneHint')}
              error={phoneError}
              onChange={(phone) => choose({ contactPhone: phone })}
            />
          </View>
        </>
      )}
    </Card>
  );
}

function AddressPlace({ address }: { address: Address | undefined }) {
  const t = useWords();
  return (
    <Tap className="delivery-choice__place" onClick={() => (address ? go.addresses(true) : go.address())}>
      <View className="delivery-choice__facts">
        {address ? (
          <>
            <View className="delivery-choice__title">
              {addressText(`${address.region} ${address.detail}`)}
            </View>
            <View className="delivery-choice__sub">{`${address.contactName}  ${address.contactPhone}`}</View>
          </>
        ) : (
          <>
            <View className="delivery-choice__missing">{t('checkout.addAddress')}</View>
            <View className="delivery-choice__sub">{t('checkout.addAddressHint')}</View>
          </>
        )}
      </View>
      <Icon name="right" size="s" />
    </Tap>
  );
}
