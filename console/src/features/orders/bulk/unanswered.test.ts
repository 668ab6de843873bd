import { ApiError } from '@lanzi/shared/api/client';
import { Unanswered } from './unanswered';

jest.mock('../../../lib/api', () => {
  let keys = 0;
  return { newIdempotencyKey: () => `key ${++keys}` };
});

test('after a lost answer the same goes out under the same key; after an answer something new', async () => {
  const unanswered = new Unanswered<number>();
  const sent: [number, string][] = [];
  let composed = 0;
  const send = (outcome: () => void) =>
    unanswered.send(
      'a',
      () => ++composed,
      (...one) => Promise.resolve(sent.push(one)).then(outcome),
    );
  const fails = (error: Error) => () => {
    throw error;
  };
  await expect(send(fails(new TypeError('Failed to fetch')))).rejects.toThrow('Failed to fetch');
  await send(() => undefined);
  await expect(send(fails(Object.create(ApiError.prototype) as ApiError))).rejects.toBeInstanceOf(ApiError);
  await send(() => undefined);
  expect(sent).toEqual([
    [1, 'key 1'],
    [1, 'key 1'],
    [2, 'key 2'],
    [3, 'key 3'],
  ]);
});
