import { isPhone } from '@lanzi/shared/api/phone';
import { useState } from 'react';
import type { DeliveryChoice } from '@lanzi/shared/order/order.contract';
import { useMe } from '@/features/account/use-me';
import { useAddresses } from '@/features/address/use-addresses';
import { errorWords } from '@/lib/error-words';
import { useMoney } from '@/lib/money';
import { payMethods } from '@/lib/pay-methods';
import { useShop } from '@/lib/use-shop';
import { useWords } from '@/lib/words';
import { useCheckoutChoice } from './checkout-choice';
import { useCheckoutDraft } from './checkout-draft';
import { useQuote } from './use-quote';
import { useStores } from './use-stores';

/** Everything the checkout page shows, and why the order cannot be placed yet, if it cannot. */
export function useCheckout() {
  const t = useWords();
  const money = useMoney();
  const shop = useShop();
  const { lines } = useCheckoutDraft();
  const choice = useCheckoutChoice();
  const addresses = useAddresses();
  const me = useMe();
  const stores = useStores();
  const [note, setNote] = useState('');

  const modes = [
    ...(shop.data?.expressEnabled ? (['express'] as const) : []),
    ...(shop.data?.pickupEnabled ? (['pickup'] as const) : []),
  ];
  const mode = modes.find((one) => one === choice.mode) ?? modes[0] ?? 'express';
  const book = addresses.data?.items ?? [];
  const address = book.find(({ id }) => id === choice.addressId) ?? book[0];
  const open = stores.data?.items.filter((store) => store.open) ?? [];
  const store = open.find(({ id }) => id === choice.storeId) ?? (open.length === 1 ? open[0] : undefined);

  const wanted = lines.map(({ skuId, quantity }) => ({ skuId, quantity }));
  const askedDelivery =
    mode === 'express' && address && choice.shippingMethodId
      ? { mode, addressId: address.id, shippingMethodId: choice.shippingMethodId }
      : { mode };
  const quote = useQuote(
    shop.data && lines.length > 0 ? { lines: wanted, delivery: askedDelivery } : undefined,
  );

  const shippingMethods = quote.data?.shippingMethods ?? [];
  const shipping = shippingMethods.find(({ id }) => id === choice.shippingMethodId) ?? shippingMethods[0];
  const paymentMethods = quote.data ? payMethods(quote.data, quote.data.amounts.total, t, money) : [];
  const payable = paymentMethods.filter(({ off }) => off === undefined);
  const payment = payable.find(({ id }) => id === choice.paymentMethodId) ?? payable[0];
  const problems = quote.data?.problems ?? [];
  const contactName = choice.contactName ?? book[0]?.contactName ?? '';
  const contactPhone = choice.contactPhone ?? book[0]?.contactPhone ?? me.data?.phone ?? '';
  const name = contactName.trim();
  const phone = contactPhone.trim();

  const place: { delivery: DeliveryChoice } | { because: string } =
    mode === 'express'
      ? !address
        ? { because: t('checkout.needAddress') }
        : !shipping
          ? { because: t('checkout.noShipping') }
          : { delivery: { mode, addressId: address.id, shippingMethodId: shipping.id } }
      : !store
        ? { because: t(open.length > 0 ? 'checkout.needStore' : 'checkout.no_store') }
        : !name
          ? { because: t('checkout.needName') }
          : !isPhone(phone)
            ? { because: t('checkout.needPhone') }
            : { delivery: { mode, storeId: store.id, contactName: name, contactPhone: phone } };

  const because = !quote.settled
    ? quote.error
      ? errorWords(quote.error)
      : t('checkout.calculating')
    : problems.some(({ code }) => code === 'delivery_off')
      ? t('checkout.delivery_off')
      : problems.some(({ skuId }) => skuId !== null)
        ? t('checkout.problems')
        : 'because' in place
          ? place.because
          : payment
            ? undefined
            : t('checkout.noPayment');

  return {
    ...{ lines, modes, mode, address, store, contactName, contactPhone, note, setNote, quote, problems },
    ...{ shippingMethods, shipping, paymentMethods, payment, because },
    placeLoading: mode === 'express' ? addresses.isPending : stores.isPending,
    phoneError: phone.length >= 6 && !isPhone(phone) ? t('checkout.needPhone') : undefined,
    delivery: 'delivery' in place ? place.delivery : undefined,
  };
}
