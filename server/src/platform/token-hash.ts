import { createHash } from 'node:crypto';

/** What the database keeps of a bearer token. Tokens are long and random, so a plain digest is enough. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
