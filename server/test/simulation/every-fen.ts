import { Payment } from '../../src/payment/payment.entity';
import { PaymentAttempt } from '../../src/payment/payment-attempt.entity';
import { Refund } from '../../src/payment/refund.entity';
import { StrayMoney } from '../../src/payment/stray-money.entity';
import type { PaymentShop } from '../support/payment-shop';

/**
 * Compares the shop's books with what the providers really hold, once everything has come to its end: what the shop
 * does not know of, or what moved at one of them only.
 */
export async function unaccounted(shop: PaymentShop): Promise<string[]> {
  const { manager } = shop.dataSource;
  const wrong: string[] = [];
  const attempts = await manager.find(PaymentAttempt);
  for (const { attemptNo, state, nextCheckAt } of attempts)
    if (state === 'open' || nextCheckAt !== null) wrong.push(`attempt ${attemptNo} is ${state}`);

  // What goes back pays for nothing; what is collected on delivery, or an edit left open, is another matter.
  const unpaid = await shop.dataSource.query<{ order_no: string }[]>(
    `SELECT order_no FROM orders WHERE status IN ('processing', 'out_of_stock', 'shipped')
       AND payment_kind NOT IN ('cash_on_delivery', 'pay_at_store') AND paid - refunded - refunding < total AND unsettled_edits = 0`,
  );
  for (const { order_no: orderNo } of unpaid) wrong.push(`order ${orderNo} goes on and is not paid`);

  const refunds = await manager.find(Refund);
  for (const { refundNo, state, way } of refunds)
    if (way !== 'by_hand' && (state === 'requested' || state === 'submitted'))
      wrong.push(`refund ${refundNo} is ${state}`);

  const payments = new Map((await manager.find(Payment)).map((payment) => [payment.transactionId, payment]));
  const stray = new Set((await manager.find(StrayMoney)).map(({ transactionId }) => transactionId));
  const movedBack = new Map<string, number>();
  for (const trade of await shop.trades()) {
    if (trade.status === 'paid') {
      const payment = payments.get(trade.tradeNo);
      if (payment ? payment.amount !== trade.amount : !stray.has(trade.tradeNo))
        wrong.push(`the money of ${trade.attemptNo} is not in the books`);
      payments.delete(trade.tradeNo);
    }
    for (const { no, amount, status } of trade.refunds) if (status === 'succeeded') movedBack.set(no, amount);
  }
  for (const { transactionId } of payments.values())
    if (transactionId !== null) wrong.push(`nobody paid ${transactionId}`);

  for (const { refundNo, way, state, amount } of refunds) {
    if (state !== 'succeeded' || (way !== 'wechat_pay' && way !== 'alipay')) continue;
    if (movedBack.get(refundNo) !== amount) wrong.push(`refund ${refundNo} did not move ${amount}`);
    movedBack.delete(refundNo);
  }
  for (const no of movedBack.keys()) wrong.push(`refund ${no} moved and the books do not say so`);
  return wrong;
}
