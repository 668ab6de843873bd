import { clip } from './clip';

test.each([
  ['订单', 6, '订单'],
  ['订单', 5, '订'],
  ['a😀b', 5, 'a😀'],
  ['a😀b', 4, 'a'],
  ['', 5, ''],
])('%s in %d bytes', (text, bytes, clipped) => expect(clip(text, bytes)).toBe(clipped));
