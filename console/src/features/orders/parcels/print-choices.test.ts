import { printed } from './print-choices';

const order = (orderNo: string, over: object = {}) => ({
  ...{ orderNo, status: 'processing' as const, hasCarrierLabel: false },
  ...over,
});
const orders = [
  order('1'),
  order('2', { status: 'cancelled', hasCarrierLabel: true }),
  order('3', { hasCarrierLabel: true }),
  order('4', { status: 'cancelled' }),
];

test('labels of cancelled orders are left out, under their reason', () => {
  expect(printed('label', orders)).toEqual({
    orderNos: ['1', '3'],
    leftOut: [{ why: 'orderCancelled', orderNos: ['2', '4'] }],
  });
  expect(printed('carrier_label', orders)).toEqual({
    orderNos: ['3'],
    leftOut: [
      { why: 'orderCancelled', orderNos: ['2', '4'] },
      { why: 'noCarrierLabel', orderNos: ['1'] },
    ],
  });
});

test('papers that go with no parcel are printed for all', () => {
  expect(printed('receipt', orders)).toEqual({ orderNos: ['1', '2', '3', '4'], leftOut: [] });
});
