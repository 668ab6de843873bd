import { openAmounts } from './open-amounts';

const amounts = (total: number, paid: number, refunded: number) => ({
  ...{ items: total, shipping: 0, discount: 0, surcharge: 0 },
  ...{ total, paid, refunded, due: total - paid + refunded },
});

test.each([
  ['unpaid: the total says it', 'pending_payment', amounts(100, 0, 0), { due: 0, owing: 0 }],
  ['paid', 'processing', amounts(100, 100, 0), { due: 0, owing: 0 }],
  ['paid in part', 'processing', amounts(100, 60, 0), { due: 40, owing: 0 }],
  ['paid too much', 'processing', amounts(100, 130, 0), { due: 0, owing: 30 }],
  ['given back in part: not asked for again', 'completed', amounts(100, 100, 30), { due: 0, owing: 0 }],
  ['cancelled unpaid', 'cancelled', amounts(100, 0, 0), { due: 0, owing: 0 }],
  ['cancelled, the money still here', 'cancelled', amounts(100, 100, 0), { due: 0, owing: 100 }],
  ['cancelled, given back', 'cancelled', amounts(100, 100, 100), { due: 0, owing: 0 }],
] as const)('%s', (_, status, given, expected) =>
  expect(openAmounts({ status, amounts: given })).toEqual(expected),
);
