import { troubleOf } from './parcel-trouble';

test('parcels in trouble or coming back are told of', () => {
  for (const parcels of ['problem', 'returning', 'returned'] as const)
    expect(troubleOf({ status: 'shipped', parcels })).toBe(parcels);
  expect(troubleOf({ status: 'shipped', parcels: 'in_transit' })).toBeUndefined();
  expect(troubleOf({ status: 'processing', parcels: null })).toBeUndefined();
});

test('trouble is over with its order', () => {
  expect(troubleOf({ status: 'completed', parcels: 'problem' })).toBeUndefined();
  expect(troubleOf({ status: 'completed', parcels: 'returned' })).toBe('returned');
});
