import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/**
 * An X.509 certificate, in PEM, for the public half of an RSA key (PEM), signed by itself. The same key always gives
 * the same certificate. Source: RFC 5280; Node reads certificates but makes none.
 */
export function selfSignedCertificate(privateKey: string, commonName: string): string {
  const key = createPrivateKey(privateKey);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const name = sequence(
    der(0x31, sequence(commonNameId, der(0x0c, Buffer.from(commonName)))), // set, UTF8String
  );
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, serialOf(publicKey)),
    sha256WithRsa,
    name,
    sequence(...['250101000000Z', '350101000000Z'].map((time) => der(0x17, Buffer.from(time)))),
    name,
    publicKey,
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, key));
  const lines = sequence(content, sha256WithRsa, signature)
    .toString('base64')
    .match(/.{1,64}/g);
  return ['-----BEGIN CERTIFICATE-----', ...(lines ?? []), '-----END CERTIFICATE-----', ''].join('\n');
}

/** One element of the encoding: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content);
const id = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const commonNameId = id('550403');
const sha256WithRsa = sequence(id('2a864886f70d01010b'), der(0x05));

/** 20 bytes that belong to the key; the first one says that the number is positive. */
function serialOf(publicKey: Buffer): Buffer {
  const serial = createHash('sha1').update(publicKey).digest();
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  return serial;
}
