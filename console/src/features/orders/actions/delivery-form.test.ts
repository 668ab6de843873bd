import { deliveryFaults, lacksRegion } from './delivery-form';

const draft = {
  mode: 'express',
  contactName: '林晓',
  contactPhone: '+852 61234567',
  address: '上海市徐汇区…',
} as const;

test('what is missing for a parcel is named', () => {
  expect(deliveryFaults(draft)).toEqual([]);
  expect(deliveryFaults({ ...draft, contactPhone: '138 0000 0000' })).toEqual([]);
  expect(deliveryFaults({ ...draft, contactPhone: '电话', address: ' ' })).toEqual([
    'contactPhone',
    'address',
  ]);
  expect(deliveryFaults({ ...draft, contactName: '' })).toEqual(['contactName']);
});

test('only what a carrier takes needs a region', () => {
  expect(lacksRegion({ mode: 'express', address: '武康路 100 号' })).toBe(true);
  expect(lacksRegion({ mode: 'express', address: '上海市徐汇区武康路 100 号' })).toBe(false);
  expect(lacksRegion({ mode: 'express', address: ' ' })).toBe(false);
  expect(lacksRegion({ mode: 'merchant_delivery', address: '武康路 100 号' })).toBe(false);
});
