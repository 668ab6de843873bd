import { hashPassword, verifyPassword } from './password';

test('a password opens its own hash only, and the same password never hashes alike', async () => {
  const hash = await hashPassword('lanzi-demo');
  expect(await verifyPassword('lanzi-demo', hash)).toBe(true);
  expect(await verifyPassword('lanzi-Demo', hash)).toBe(false);
  expect(await verifyPassword('', hash)).toBe(false);
  expect(await hashPassword('lanzi-demo')).not.toBe(hash);
  expect(await verifyPassword('lanzi-demo', 'plain$lanzi-demo')).toBe(false);
});
