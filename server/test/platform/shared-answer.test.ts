import { SharedAnswer } from '../../src/platform/shared-answer';
import { eventually } from '../support/eventually';

/** Work that ends when the test says so. */
function work() {
  const underWay: ((answer: string) => void)[] = [];
  const failing: ((error: Error) => void)[] = [];
  const shared = new SharedAnswer(
    () =>
      new Promise<string>((resolve, reject) => {
        underWay.push(resolve);
        failing.push(reject);
      }),
  );
  const begun = (count: number) => eventually(() => underWay.length === count);
  return { shared, underWay, failing, begun };
}

test('who asks while an answer is being made shares the next one, never an older one', async () => {
  const { shared, underWay, begun } = work();
  const first = shared.ask();
  await begun(1);
  const later = [shared.ask(), shared.ask()];
  underWay[0]?.('old');
  expect(await first).toBe('old');
  await begun(2);
  underWay[1]?.('new');
  expect(await Promise.all(later)).toEqual(['new', 'new']);
});

test('after a failure the next one is made as before', async () => {
  const { shared, underWay, failing, begun } = work();
  const first = shared.ask();
  await begun(1);
  const second = shared.ask();
  failing[0]?.(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await begun(2);
  underWay[1]?.('fine');
  expect(await second).toBe('fine');
});
