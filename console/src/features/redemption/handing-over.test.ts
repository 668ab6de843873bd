import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { hindrances, verifierFor } from './handing-over';

const one = { id: '5', nickname: '小陈', phone: null };
const other = { id: '6', nickname: '阿明', phone: null };
const due = (amount: number) => ({ amounts: { due: amount } }) as Pick<ConsoleOrder, 'amounts'>;

test('a store’s only verifier need not be chosen', () => {
  expect(verifierFor({ verifiers: [one] }, undefined)).toBe('5');
  expect(verifierFor({ verifiers: [one, other] }, undefined)).toBeUndefined();
});
test('a verifier who was chosen for another store does not count here', () => {
  expect(verifierFor({ verifiers: [one, other] }, '6')).toBe('6');
  expect(verifierFor({ verifiers: [one, other] }, '7')).toBeUndefined();
  expect(verifierFor(undefined, '6')).toBeUndefined();
});
test('money that is due must have been collected, and somebody must stand for it', () => {
  expect(hindrances(due(100), undefined, false)).toEqual(['verifier_missing', 'cash_missing']);
  expect(hindrances(due(100), '5', true)).toEqual([]);
  expect(hindrances(due(0), '5', false)).toEqual([]);
  // The shop owes: there is nothing to collect.
  expect(hindrances(due(-100), '5', false)).toEqual([]);
});
