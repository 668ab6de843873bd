import { useRef, useState } from 'react';
import { ApiError } from '@lanzi/shared/api/client';
import type { DeliveryChoice, Quote } from '@lanzi/shared/order/order.contract';
import { takeOutOfCart } from '@/features/cart/use-cart';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { queryClient } from '@/lib/query';
import { randomKey } from '@/lib/random-key';
import { say, sayError } from '@/lib/toast';
import { wayToPay } from '@/lib/way-to-pay';
import { t } from '@/lib/words';
import { choose } from './checkout-choice';
import { checkoutDraft, setCheckoutDraft } from './checkout-draft';
import { offerSettling } from './offer-settling';
import { renewQuote } from './use-quote';

interface Submission {
  delivery: DeliveryChoice;
  paymentMethodId: string;
  note: string;
  quote: Quote;
}

/** Prices of today for what is being checked out. */
async function renewPrices(): Promise<void> {
  const draft = checkoutDraft();
  const ids = [...new Set(draft.lines.map(({ productId }) => productId))];
  const products = await Promise.all(
    ids.map((id) => api.getShopProduct({ params: { id } }).catch(() => undefined)),
  );
  const skus = new Map(products.flatMap((product) => product?.skus ?? []).map((sku) => [sku.id, sku]));
  const lines = draft.lines.map((line) => ({ ...line, price: skus.get(line.skuId)?.price ?? line.price }));
  setCheckoutDraft({ ...draft, lines });
}

/**
 * Places the order. One key stands for one submission: sending it twice makes one order. After a refusal nothing was
 * placed, so the next try is a new submission; after silence it may have been, so the key stays.
 */
export function usePlaceOrder() {
  const key = useRef(randomKey());
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const sending = useRef(false);

  const refused = async (error: ApiError) => {
    if (isRefusal(error, 'idempotency_key_reused')) {
      say(t('checkout.sentBefore'));
      go.orders();
      return;
    }
    key.current = randomKey();
    if (isRefusal(error, 'total_changed')) {
      await Promise.all([renewPrices(), renewQuote()]);
      say(t('checkout.totalChanged'));
    } else if (isRefusal(error, 'sold_out', 'sku_unavailable')) {
      await renewQuote();
      await offerSettling(error.message);
    } else {
      await renewQuote();
      sayError(error);
    }
  };

  const place = async ({ delivery, paymentMethodId, note, quote }: Submission) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    const { lines, fromCart } = checkoutDraft();
    try {
      const order = await api.placeOrder(
        {
          body: {
            lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
            delivery,
            paymentMethodId,
            note: note.trim(),
            expectedTotal: quote.amounts.total,
            origin: process.env.TARO_ENV === 'weapp' ? 'miniapp' : 'h5',
          },
        },
        { idempotencyKey: key.current },
      );
      queryClient.setQueryData(['my', 'order', order.orderNo], order);
      void queryClient.invalidateQueries({ queryKey: ['my', 'orders'] });
      if (delivery.mode === 'pickup')
        choose({ contactName: delivery.contactName, contactPhone: delivery.contactPhone });
      if (fromCart) void takeOutOfCart(lines.map(({ skuId }) => skuId));
      if (order.status === 'pending_payment' && wayToPay(order.payment.kind) === 'cashier')
        go.payPlaced(order.orderNo);
      else go.placed(order.orderNo);
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) await refused(error);
      else sayError(error);
      sending.current = false;
      setBusy(false);
    }
  };
  return { busy, place };
}
