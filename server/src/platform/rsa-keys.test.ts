import { generateKeyPairSync } from 'node:crypto';
import { privateKeyPem, publicKeyPem } from './rsa-keys';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const publicPkcs1 = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();

const bare = (pem: string) => pem.replace(/-----[^-]*-----|\n/g, '');
const escaped = (pem: string) => pem.replaceAll('\n', '\\n');
const spaced = (pem: string) => pem.replaceAll('\n', ' ');
const asItIs = (pem: string) => pem;

test.each([asItIs, bare, escaped, spaced])('a key comes through: %p', (written) => {
  for (const pem of [pkcs8, pkcs1]) expect(privateKeyPem(written(pem))).toBe(pkcs8);
  for (const pem of [spki, publicPkcs1]) expect(publicKeyPem(written(pem))).toBe(spki);
});

test('what is no RSA key of that kind', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecPrivate = elliptic.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const ecPublic = elliptic.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  for (const text of ['', 'key', spki, ecPrivate, pkcs8.slice(0, -200)])
    expect(privateKeyPem(text)).toBeUndefined();
  for (const text of ['', 'key', pkcs8, ecPublic]) expect(publicKeyPem(text)).toBeUndefined();
});
