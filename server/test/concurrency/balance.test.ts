import { DomainError } from '@lanzi/shared/errors';
import { Balances } from '../../src/payment/balances';
import { newKey, openShop } from '../support/running-shop';
import { outcomesOf, times } from '../support/outcomes';

const shop = openShop();
const customerId = () => shop.has.people.shopper.id;
const change = (amount: number) =>
  shop.app
    .get(Balances)
    .change(customerId(), { cause: amount > 0 ? 'top_up' : 'deduction', amount, currency: 'CNY' });
const balance = () => shop.app.get(Balances).of(customerId());

/** How many of those that ran at once came through; the others must have found too little. */
async function cameThrough(changes: Promise<void>[]): Promise<number> {
  const settled = await Promise.allSettled(changes);
  const refused = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason as unknown);
  for (const reason of refused) {
    expect(reason).toBeInstanceOf(DomainError);
    expect(reason).toMatchObject({ code: 'balance_too_low' });
  }
  return changes.length - refused.length;
}

test('forty top-ups at once of somebody who never had a balance all arrive', async () => {
  expect(await cameThrough(times(40, () => change(25)))).toBe(40);
  expect(await balance()).toBe(1_000);
});

test('a balance is spent once, however many want it at once', async () => {
  expect(await balance()).toBe(1_000);
  for (let round = 0; round < 5; round++) {
    expect(await cameThrough(times(2, () => change(-1_000)))).toBe(1);
    expect(await balance()).toBe(0);
    await change(1_000);
  }
  expect(await cameThrough(times(40, () => change(-300)))).toBe(3);
  expect(await balance()).toBe(100);
});

test('putting in and taking out at once leaves what the entries say', async () => {
  const before = await balance();
  const taken = times(20, () => change(-100));
  const added = times(20, () => change(70));
  const [out, into] = await Promise.all([cameThrough(taken), cameThrough(added)]);
  expect(into).toBe(20);
  expect(await balance()).toBe(before + 1_400 - out * 100);
  expect(await shop.count('balance_entries', `amount = -100`)).toBe(out);
});

test('of two orders that the balance would pay one each, one is placed', async () => {
  await change(1_500 - (await balance()));
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ paying: 'balance', pickup: true, lines: [{ skuId, quantity: 1 }] });
  const { answers, refusals } = await outcomesOf(
    times(10, () => shop.shopper.placeOrder({ body }, newKey())),
  );
  expect([answers.length, refusals]).toEqual([1, { balance_too_low: 9 }]);
  expect(await balance()).toBe(500);
  expect(await shop.stock(skuId)).toMatchObject({ reserved: 1 });
});
