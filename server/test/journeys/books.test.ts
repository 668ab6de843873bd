import { ReceiveMoney } from '../../src/order/money/receive-money';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { checkBooks } from '../../src/report/check-books';
import { asStaff, moderate, received, write } from '../support/reviewing';
import {
  comeBack,
  exchanging,
  filed,
  handle,
  placeReceived,
  replacementBy,
  returning,
} from '../support/after-sales';
import { edit } from '../support/editing';
import { newKey } from '../support/running-shop';
import { openPaymentShop } from '../support/payment-shop';

const shop = openPaymentShop();
afterEach(() => shop.books());

/** Something of everything that has to do with money. */
beforeAll(async () => {
  const receive = (attemptNo: string, transactionId: string, amount: number) =>
    shop.app.get(ReceiveMoney).run('wechat_pay', {
      ...{ attemptNo, transactionId, amount, currency: 'CNY', paidAt: shop.clock.now() },
    });
  const open = async () => {
    const { order } = await shop.placeOne({ paying: 'wechat_pay', pickup: true });
    return { order, attemptNo: await shop.openAttempt('shopper', order.orderNo) };
  };
  await open();
  const { order, attemptNo } = await open();
  await receive(attemptNo, 'T1', 1_000);
  await receive(attemptNo, 'T2', 1_000);
  await receive('P-unknown', 'T3', 70);
  const params = { orderNo: order.orderNo };
  const { version } = await shop.clerk.getOrder({ params });
  await shop.deskActs('request_cancellation', { ...params, version }, { reason: '不想要了' });

  const customer = { id: String(shop.has.people.shopper.id) };
  await shop.owner.adjustCustomerBalance(
    { params: customer, body: { amount: 3_000, reason: '充值' } },
    newKey(),
  );
  await shop.placeOne({ paying: 'balance', pickup: true });
  const { order: other } = await shop.placeOne({ paying: 'balance', pickup: true });
  await shop.deskActs('cancel', other, { reason: '缺货' });
  const reviewed = await received(shop, [await shop.addSku(), await shop.addSku()]);
  const half = await write(shop, reviewed, { stars: 4 });
  await write(shop, half, { stars: 2, lineId: half.lines[1]?.id });
  await moderate(shop.owner, 'delete', await asStaff(shop, half), {});
  const exchanged = await placeReceived(shop);
  const goods = await comeBack(shop, await filed(shop, exchanged.order, exchanging(exchanged.lineId)));
  await handle(shop.clerk, 'ship_replacement', goods, replacementBy(shop));
  const returned = await placeReceived(shop);
  const money = await comeBack(shop, await filed(shop, returned.order, returning(returned.lineId)));
  await handle(shop.owner, 'refund', money, { to: 'balance' });
  const { order: edited } = await shop.placeOne({ paying: 'balance', pickup: true });
  const [line] = edited.lines;
  await edit(shop, edited, {
    lines: [{ lineId: line?.id ?? '', quantity: 2 }],
    extras: [
      { kind: 'item', title: '礼品袋', amount: 300 },
      { kind: 'discount', title: '补偿', amount: 200 },
    ],
  });
  await shop.drain();
}, 60_000);

const payment = (transaction: string) => `(SELECT id FROM payments WHERE transaction_id = '${transaction}')`;
const sums = 'what an order counts as refunded and as being refunded are the sums of its refunds';
const ofPayment = 'of a payment no more goes back than it brought, and to nobody but its order’s customer';
const balanceIs = 'a balance is the sum of its entries, and never less than nothing';
const byBalance = 'what was paid by balance left a balance, and what went back to it came there';
const attempt = 'a paid attempt brought one payment of its amount';
const through = 'a payment that came through a provider is that of a paid attempt';
const opened = 'only orders that wait for payment have an open attempt, and no more than one';
const stray =
  'money that came late or twice is a surplus payment that goes back, other stray money is no payment';
const knows = 'an order knows its one after-sale, which only a completed order has';
const bought = 'an after-sale is about no more than was bought, and for no more than that cost';
const agreed = 'an after-sale’s refunds are what was agreed on, and it is done when they are';
const cameBack = 'of what came back after a sale the intact pieces are in stock again';
const closed = 'an after-sale that the shop closed is over';
const replaced = 'an exchange’s replacement left in one package, and out of stock';
const discount = 'an order’s discount is the sum of its lines’ shares and its custom discounts';
const surcharge = 'an order’s surcharge is the sum of its custom items and its markup';
const unsettled =
  'an order knows how many of its edits are not settled, and then something is left to settle';
const history = 'every edit stands in the history, and only a difference is settled';
const cancellation = 'an order has one open cancellation at most, and knows it';
const completed = 'a completed order says how it came to be, and no other does';
const rating = 'a product’s rating is the sum of its reviews that are shown';
const reviewedLines = 'an order counts its reviewed lines, each of its own once';

test.each([
  ['no more goes back than was paid', `UPDATE orders SET refunding = paid + 1 - refunded WHERE paid > 0`],
  ['no more goes back than was paid', `UPDATE orders SET refunded = -1`],
  ['what an order counts as paid is the sum of its payments', `UPDATE payments SET amount = amount - 1`],
  [sums, `UPDATE orders SET refunding = refunding + 1`],
  [sums, `UPDATE refunds SET state = 'succeeded' WHERE way = 'wechat_pay'`],
  [sums, `DELETE FROM refunds WHERE way = 'balance'`],
  ['a refund has an end exactly when it succeeded', `UPDATE refunds SET settled_at = NULL`],
  ['a refund has an end exactly when it succeeded', `UPDATE refunds SET settled_at = requested_at`],
  [ofPayment, `UPDATE refunds SET amount = 1001 WHERE way = 'wechat_pay'`],
  [ofPayment, `UPDATE refunds SET payment_id = ${payment('T1')} WHERE way = 'balance'`],
  [balanceIs, `UPDATE balances SET amount = amount + 1`],
  [balanceIs, `UPDATE balances SET amount = -1`],
  [balanceIs, `DELETE FROM balances`],
  [balanceIs, `DELETE FROM balance_entries`],
  ['a balance’s entry says what there was after it', `UPDATE balance_entries SET balance_after = 0`],
  [byBalance, `UPDATE balance_entries SET amount = -999 WHERE cause = 'payment'`],
  [byBalance, `DELETE FROM balance_entries WHERE cause = 'refund'`],
  [byBalance, `UPDATE payments SET kind = 'offline' WHERE kind = 'balance'`],
  [attempt, `UPDATE payment_attempts SET amount = 999`],
  [attempt, `UPDATE payment_attempts SET transaction_id = 'T9' WHERE state = 'paid'`],
  [attempt, `UPDATE payments SET order_id = (SELECT MIN(id) FROM orders) WHERE transaction_id = 'T1'`],
  [through, `UPDATE payments SET attempt_no = NULL WHERE transaction_id = 'T1'`],
  [through, `UPDATE payments SET attempt_no = 'P9' WHERE transaction_id = 'T2'`],
  [through, `UPDATE payments SET surplus = 0 WHERE transaction_id = 'T2'`],
  [through, `UPDATE payment_attempts SET state = 'closed' WHERE transaction_id = 'T1'`],
  [opened, `UPDATE payment_attempts SET state = 'open'`],
  [opened, `UPDATE payment_attempts SET order_id = (SELECT MIN(id) FROM orders), state = 'open'`],
  [stray, `UPDATE stray_money SET refund_id = NULL`],
  [stray, `UPDATE stray_money SET refund_id = (SELECT MIN(id) FROM refunds WHERE way = 'balance')`],
  [stray, `UPDATE stray_money SET kind = 'wrong_amount'`],
  [stray, `UPDATE stray_money SET kind = 'late'`],
  [stray, `UPDATE stray_money SET amount = amount + 1`],
  ['every surplus payment stands among the stray money', `DELETE FROM stray_money`],
  [knows, `UPDATE orders SET after_sale_status = NULL`],
  [knows, `UPDATE after_sales SET status = 'received' WHERE kind = 'exchange'`],
  [knows, `UPDATE orders SET status = 'shipped' WHERE after_sale_status = 'done'`],
  [bought, `UPDATE after_sale_lines SET quantity = 3`],
  [bought, `UPDATE after_sale_lines SET line_id = (SELECT MIN(id) FROM order_lines)`],
  [bought, `UPDATE after_sales SET agreed_amount = 2001 WHERE kind = 'return'`],
  [bought, `UPDATE orders SET discount = discount + 1 WHERE after_sale_status IS NOT NULL`],
  [bought, `UPDATE after_sales SET agreed_amount = 1 WHERE kind = 'exchange'`],
  [agreed, `UPDATE after_sales SET agreed_amount = 1999 WHERE kind = 'return'`],
  [agreed, `UPDATE refunds SET after_sale_id = NULL`],
  [agreed, `UPDATE after_sales SET close_reason = '丢失' WHERE kind = 'return'`],
  [closed, `UPDATE after_sales SET close_reason = '丢失'`],
  [cameBack, `UPDATE after_sale_lines SET intact_quantity = 0`],
  [cameBack, `UPDATE after_sale_lines SET intact_quantity = 3`],
  [cameBack, `UPDATE after_sale_lines SET intact_quantity = NULL`],
  [cameBack, `DELETE FROM stock_movements WHERE cause = 'return'`],
  [replaced, `DELETE FROM stock_movements WHERE cause = 'replacement'`],
  [replaced, `UPDATE shipments SET after_sale_id = NULL`],
  [cancellation, `UPDATE orders SET open_cancellation_id = NULL`],
  [cancellation, `UPDATE orders SET open_cancellation_id = 99`],
  [cancellation, `UPDATE cancellations SET status = 'refused'`],
  [completed, `UPDATE orders SET completed_by = NULL WHERE status = 'completed'`],
  [completed, `UPDATE orders SET completed_by = 'hand' WHERE status = 'cancelled'`],
  [rating, `UPDATE products SET review_count = review_count + 1`],
  [rating, `UPDATE reviews SET stars = 5`],
  [rating, `UPDATE reviews SET status = 'hidden'`],
  [reviewedLines, `UPDATE orders SET reviewed_lines = 1`],
  [reviewedLines, `UPDATE reviews SET product_id = 0`],
  ['of a deleted review nothing is left but its stars', `UPDATE reviews SET text = '很好'`],
  [discount, `UPDATE order_extras SET amount = amount + 1 WHERE kind = 'discount'`],
  [discount, `UPDATE order_lines SET discount = 1`],
  [surcharge, `UPDATE order_extras SET amount = amount + 1 WHERE kind = 'item'`],
  [surcharge, `UPDATE order_extras SET kind = 'discount'`],
  [unsettled, `UPDATE orders SET unsettled_edits = 0`],
  [unsettled, `UPDATE order_edits SET settlement = 'waived'`],
  [unsettled, `UPDATE orders SET paid = total WHERE unsettled_edits > 0`],
  [history, `DELETE FROM order_edits`],
  [history, `UPDATE order_edits SET settled_at = at`],
  [history, `UPDATE order_edits SET difference = 0, settlement = 'offset', settled_at = at`],
])('the books tell when it does not hold that %s: %s', async (rule, sql) => {
  const undo = new Error('undo');
  let found: string[] = [];
  const breaking = shop.app.get(UnitOfWork).run(async (manager) => {
    await manager.query(sql);
    found = (await checkBooks(manager)).map((one) => one.rule);
    throw undo;
  });
  await expect(breaking).rejects.toBe(undo);
  expect(found).toContain(rule);
});

test('and say nothing when everything does', () => shop.books());
