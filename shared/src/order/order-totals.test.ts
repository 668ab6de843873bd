import fc from 'fast-check';
import { sum } from '../money.js';
import { allocateDiscount, itemsTotal, orderTotal, paymentState, shippingFee } from './order-totals.js';

test('the total is items + surcharge + shipping − discount, never below 0', () => {
  expect(orderTotal({ items: 1000, surcharge: 50, shipping: 800, discount: 300 })).toBe(1550);
  expect(orderTotal({ items: 1000, surcharge: 0, shipping: 0, discount: 5000 })).toBe(0);
});

test('shipping is free from its threshold on', () => {
  expect(shippingFee({ fee: 800, freeFrom: 9900 }, 9899)).toBe(800);
  expect(shippingFee({ fee: 800, freeFrom: 9900 }, 9900)).toBe(0);
  expect(shippingFee({ fee: 800, freeFrom: null }, 1_000_000)).toBe(800);
  expect(shippingFee({ fee: 800, freeFrom: 0 }, 0)).toBe(0);
});

test('a discount falls on the lines by their worth and never exceeds them', () => {
  const lines = fc.array(
    fc.record({ unitPrice: fc.integer({ min: 1, max: 100_000 }), quantity: fc.integer({ min: 1, max: 99 }) }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(lines, fc.nat(10_000_000), (list, discount) => {
      const shares = allocateDiscount(list, discount);
      expect(sum(shares)).toBe(Math.min(discount, itemsTotal(list)));
      shares.forEach((share, i) => expect(share).toBeLessThanOrEqual(list[i]!.unitPrice * list[i]!.quantity));
    }),
  );
});

test.each([
  [{ total: 100, paid: 0, refunded: 0 }, 'unpaid'],
  [{ total: 100, paid: 40, refunded: 0 }, 'part_paid'],
  [{ total: 100, paid: 100, refunded: 0 }, 'paid'],
  [{ total: 100, paid: 120, refunded: 0 }, 'overpaid'],
  [{ total: 100, paid: 100, refunded: 30 }, 'part_refunded'],
  [{ total: 100, paid: 100, refunded: 100 }, 'refunded'],
  [{ total: 0, paid: 0, refunded: 0 }, 'paid'],
])('%j reads as %s', (amounts, state) => {
  expect(paymentState(amounts)).toBe(state);
});
