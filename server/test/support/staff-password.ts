import { scryptSync } from 'node:crypto';

/** What every member of staff signs in with here. */
export const staffPassword = 'correct horse battery';

/** Its hash, by far cheaper than a real one: hashing is slow on purpose, and a hash brings its own cost along. */
export const staffPasswordHash = ((): string => {
  const salt = Buffer.from('the same for all');
  const key = scryptSync(staffPassword, salt, 32, { N: 16, r: 8, p: 1 });
  return ['scrypt', 16, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
})();
