import type { Api } from '@lanzi/shared/api/client';
import type {
  Cancellation,
  CancellationInput,
  PostedCancellationAction,
} from '@lanzi/shared/cancellation/cancellation.contract';
import { sum } from '@lanzi/shared/money';
import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { RunningShop, Seen, Wish } from './running-shop';

/** Where money goes that is remitted by hand. */
export const account = { holder: '林晓', bank: '招商银行上海分行', number: '6225 8800 1234 5678' };

type Given<A extends PostedCancellationAction> = Omit<CancellationInput<A>, 'version' | 'amount'>;

/** What a person would remit for it, as the console shows it. */
export const toRemit = ({ refunds }: Partial<Pick<Cancellation, 'refunds'>>): number =>
  sum(
    (refunds ?? [])
      .filter(
        ({ state, way }) =>
          state === 'failed' || state === 'abnormal' || (way === 'by_hand' && state === 'requested'),
      )
      .map(({ amount }) => amount),
  );

/** A transfer that staff confirmed: two pieces of a new SKU unless told otherwise. */
export async function placePaid(
  shop: RunningShop,
  { quantity = 2, ...wish }: Omit<Wish, 'lines'> & { quantity?: number } = {},
): Promise<{ order: ConsoleOrder; skuId: string }> {
  const skuId = await shop.addSku();
  const placed = await shop.place({ ...wish, lines: [{ skuId, quantity }] });
  return { skuId, order: await shop.deskActs('confirm_payment', placed, {}) };
}

/** The shopper asks; the order after it, and what staff are to review. */
export async function askToCancel(
  shop: RunningShop,
  seen: Seen,
  reason = '买错了',
): Promise<{ order: ShopOrder; asked: Cancellation }> {
  const order = await shop.acts('request_cancellation', seen, { reason, refundAccount: account });
  const asked = await shop.clerk.getCancellation({ params: { id: order.cancellation?.id ?? '0' } });
  return { order, asked };
}

/** Staff act on a cancellation that they saw as given. */
export function review<A extends PostedCancellationAction>(
  by: Api,
  action: A,
  { id, version, refunds }: Pick<Cancellation, 'id' | 'version'> & Partial<Pick<Cancellation, 'refunds'>>,
  rest: Given<A>,
): Promise<Cancellation> {
  const amount = action === 'refund_succeeded' ? { amount: toRemit({ refunds }) } : {};
  const body = { version, ...amount, ...rest } as unknown as CancellationInput<A>;
  return by.actOnCancellation({ params: { id, action }, body });
}
