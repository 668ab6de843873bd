import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/**
 * An RSA key however it came, as PKCS#8 or SPKI in PEM; undefined when it is none. Providers hand keys out in PEM or as
 * bare base64, in either encoding, and on the way into an environment variable line breaks become spaces or `\n`.
 */
export const privateKeyPem = (text: string): string | undefined =>
  rsaPem(
    ['pkcs8', 'pkcs1'] as const,
    (type) => createPrivateKey({ key: derOf(text), format: 'der', type }),
    'pkcs8',
  );

/** Never half of a private key that somebody put in the wrong place. */
export const publicKeyPem = (text: string): string | undefined =>
  privateKeyPem(text) === undefined
    ? rsaPem(
        ['spki', 'pkcs1'] as const,
        (type) => createPublicKey({ key: derOf(text), format: 'der', type }),
        'spki',
      )
    : undefined;

const derOf = (text: string): Buffer =>
  Buffer.from(text.replaceAll('\\n', '\n').replace(/-----[^-]*-----/g, ''), 'base64');

function rsaPem<T>(
  encodings: readonly T[],
  read: (encoding: T) => KeyObject,
  type: 'pkcs8' | 'spki',
): string | undefined {
  for (const encoding of encodings) {
    try {
      const key = read(encoding);
      if (key.asymmetricKeyType === 'rsa') return key.export({ type, format: 'pem' }).toString();
    } catch {
      // Not in this encoding.
    }
  }
  return undefined;
}
