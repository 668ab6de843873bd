import { askPatiently } from './ask-patiently';

const goOn = () => jest.fn((_pause: number) => Promise.resolve(true));

test('asks until the answer is in', async () => {
  const ask = jest.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
  expect(await askPatiently(ask, goOn())).toBe('known');
  expect(ask).toHaveBeenCalledTimes(2);
});

test('gives up after half a minute, with growing pauses', async () => {
  const wait = goOn();
  expect(await askPatiently(() => Promise.resolve(false), wait)).toBe('unknown');
  const pauses = wait.mock.calls.map(([pause]) => pause);
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBe(31_000);
});

test('asks no more once it is told to stop', async () => {
  const ask = jest.fn().mockResolvedValue(false);
  const wait = jest.fn().mockResolvedValueOnce(true).mockResolvedValueOnce(false);
  expect(await askPatiently(ask, wait)).toBe('stopped');
  expect(ask).toHaveBeenCalledTimes(1);
});
