import { nextOf } from './after-sale-words';

const standing: Omit<Parameters<typeof nextOf>[0], 'status'> = {
  ...{
    kind: 'return',
    agreedAmount: null,
    refuseReason: null,
    closeReason: null,
    refunds: [],
    autoDoneAt: null,
  },
};
const refund = { amount: 100, way: 'wechat_pay', requestedAt: '', settledAt: null } as const;

test('a refusal tells its reason where there is one', () => {
  expect(nextOf({ ...standing, status: 'refused' })).toBe('afterSale.next.refused');
  expect(nextOf({ ...standing, status: 'refused', refuseReason: '超过七天' })).toBe(
    'afterSale.next.refusedBecause',
  );
});

test('what follows the goods depends on what was asked for', () => {
  expect(nextOf({ ...standing, status: 'received' })).toBe('afterSale.next.receivedReturn');
  expect(nextOf({ ...standing, kind: 'exchange', status: 'received' })).toBe(
    'afterSale.next.receivedExchange',
  );
});

test('the end says how it was made good, or that the shop closed it', () => {
  const done = { ...standing, status: 'done', agreedAmount: 0 } as const;
  expect(nextOf({ ...done, agreedAmount: 900 })).toBe('afterSale.next.doneReturn');
  expect(nextOf({ ...done, kind: 'exchange' })).toBe('afterSale.next.doneExchange');
  expect(nextOf({ ...done, kind: 'exchange', agreedAmount: 900 })).toBe('afterSale.next.doneReturn');
  expect(nextOf({ ...done, closeReason: '没有寄回' })).toBe('afterSale.next.closed');
});

test('a refund that got stuck is not told as under way', () => {
  const refunding = { ...standing, status: 'refunding' } as const;
  expect(nextOf({ ...refunding, refunds: [{ ...refund, state: 'submitted' }] })).toBe(
    'afterSale.next.refunding',
  );
  expect(nextOf({ ...refunding, refunds: [{ ...refund, state: 'failed' }] })).toBe(
    'afterSale.next.refundTrouble',
  );
});

test('a replacement that comes back is not waited for', () => {
  const shipped = { ...standing, kind: 'exchange', status: 'replacement_shipped' } as const;
  expect(nextOf({ ...shipped, autoDoneAt: '2026-06-01T00:00:00Z' })).toBe(
    'afterSale.next.replacement_shipped',
  );
  expect(nextOf(shipped)).toBe('afterSale.next.replacementComesBack');
});
