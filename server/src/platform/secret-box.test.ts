import { loadConfig } from './config';
import { SecretBox } from './secret-box';

const boxOf = (SECRET_KEY: string) => new SecretBox(loadConfig({ NODE_ENV: 'test', SECRET_KEY }));
const box = boxOf('a'.repeat(32));

test('what was put in comes out, and never looks the same twice', () => {
  const sealed = box.seal('密码 #1');
  expect(box.open(sealed)).toBe('密码 #1');
  expect(box.seal('密码 #1')).not.toBe(sealed);
});

test('another key, a changed letter or half of it open nothing', () => {
  const sealed = box.seal('secret');
  expect(boxOf('b'.repeat(32)).open(sealed)).toBeUndefined();
  const changed = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
  expect(box.open(changed)).toBeUndefined();
  expect(box.open(sealed.slice(0, 20))).toBeUndefined();
  expect(box.open('')).toBeUndefined();
});
