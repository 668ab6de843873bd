/** Without characters that are easily mistaken for one another when read aloud or copied by hand. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 14;

/** A password nobody could guess (80 bits), to be handed to its owner. */
export function randomPassword(): string {
  const most = 256 - (256 % ALPHABET.length);
  let password = '';
  while (password.length < LENGTH) {
    const [byte = most] = crypto.getRandomValues(new Uint8Array(1));
    // Bytes past the last whole round of the alphabet would favour its first letters.
    if (byte < most) password += ALPHABET[byte % ALPHABET.length];
  }
  return password;
}
