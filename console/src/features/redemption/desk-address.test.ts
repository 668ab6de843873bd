import { deskOf, searchOf } from './desk-address';

test('the desk’s search and the order to hand over survive a reload', () => {
  const address = deskOf(new URLSearchParams('q= 0042 &order=202605310000000042'));
  expect(address).toEqual({ view: 'desk', q: '0042', orderNo: '202605310000000042', filter: {} });
  expect(searchOf(address).toString()).toBe('q=0042&order=202605310000000042');
});
test('so do the day, store and verifier that redemptions are narrowed to', () => {
  const text = 'view=history&date=2026-05-31&storeId=3&verifierId=12';
  expect(searchOf(deskOf(new URLSearchParams(text))).toString()).toBe(text);
});
test('what makes no sense is left out', () => {
  expect(deskOf(new URLSearchParams('view=x&order=../7&date=today&storeId=-1&verifierId=a'))).toEqual({
    view: 'desk',
    q: '',
    filter: {},
  });
});
