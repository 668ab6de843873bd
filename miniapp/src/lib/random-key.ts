const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** 32 random characters: tells one submission from another. Not a secret. */
export const randomKey = (): string =>
  Array.from({ length: 32 }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');
