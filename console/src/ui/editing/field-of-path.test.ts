import { fieldOfPath } from './field-of-path';

const fields = [['name'], ['skus', 0, 'price'], ['skus', 1, 'price'], ['skus', 1, 'name']];

test('a refused path finds its own field', () => {
  expect(fieldOfPath('skus.1.price', fields)).toEqual(['skus', 1, 'price']);
});
test('a path inside a field belongs to the nearest field around it', () => {
  expect(fieldOfPath('name.zh-CN', fields)).toEqual(['name']);
  expect(fieldOfPath('skus.1.name.en', fields)).toEqual(['skus', 1, 'name']);
});
test('a path of no field has none', () => {
  expect(fieldOfPath('skus.2.price', fields)).toBeUndefined();
});
