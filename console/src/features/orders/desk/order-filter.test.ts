import { filterBody, filterOf, filtersSet, searchOf } from './order-filter';

test('a filter is the same after its way through the address', () => {
  const filter = {
    status: 'to_ship' as const,
    q: '陈晓',
    from: '2026-05-01',
    to: '2026-05-31',
    paymentMethodId: '3',
    deliveryMode: 'express' as const,
    storeId: '7',
    shipped: 'false' as const,
    origin: 'h5' as const,
    productId: '12',
  };
  expect(filterOf(searchOf(filter))).toEqual(filter);
  expect(filtersSet(filter)).toBe(7);
});

test('a body says yes or no where an address has words', () => {
  expect(filterBody({ status: 'all', shipped: 'false' })).toEqual({ status: 'all', shipped: false });
  expect(filterBody({ status: 'all', shipped: 'true' })).toEqual({ status: 'all', shipped: true });
  expect(filterBody({ status: 'all' })).toEqual({ status: 'all', shipped: undefined });
});

test('what makes no sense in an address is left out', () => {
  const search = new URLSearchParams(
    'status=nonsense&from=yesterday&storeId=x&deliveryMode=pigeon&shipped=perhaps&origin=fax&productId=-1&q=%20',
  );
  expect(filterOf(search)).toEqual({ status: 'all' });
  expect(searchOf(filterOf(search)).toString()).toBe('');
});
