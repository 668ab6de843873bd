import { clip, inBytes, wellFormed } from './clip';

test.each([
  ['订单', 6, '订单'],
  ['订单', 5, '订'],
  ['a😀b', 5, 'a😀'],
  ['a😀b', 4, 'a'],
  ['', 5, ''],
])('%s in %d bytes', (text, bytes, clipped) => expect(clip(text, bytes, inBytes)).toBe(clipped));

test.each([
  ['订单', 2, '订单'],
  ['订单', 1, '订'],
  ['a😀b', 3, 'a😀'],
  ['a😀b', 2, 'a'],
])('%s in %d letters', (text, letters, clipped) => expect(clip(text, letters)).toBe(clipped));

test('half a character that was given is shown as one that nobody can read', () => {
  expect(wellFormed('a\ud83db\ude00 😀')).toBe('a\ufffdb\ufffd 😀');
  expect(clip('a\ud83d', 5)).toBe('a\ufffd');
});
