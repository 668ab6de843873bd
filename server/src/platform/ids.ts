import { randomBytes, randomInt } from 'node:crypto';

/** Unguessable names; none of them says anything about order or count. */
export class Ids {
  /** URL-safe text carrying `bytes` random bytes; the default is beyond guessing. */
  token(bytes = 24): string {
    return randomBytes(bytes).toString('base64url');
  }

  /** `length` random decimal digits, leading zeros included. */
  digits(length: number): string {
    return Array.from({ length }, () => randomInt(10)).join('');
  }
}
