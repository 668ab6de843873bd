import { sign, verify } from 'node:crypto';

export type Parameters = Record<string, string>;

/** What is signed: every parameter that is not empty, sorted by name, as `name=value` joined with `&`. */
const signed = (parameters: Parameters): string =>
  Object.keys(parameters)
    .filter((name) => parameters[name] !== '' && name !== 'sign')
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`)
    .join('&');

/** RSA2: SHA-256 with RSA, in base64. */
export const rsa2 = (text: string, privateKey: string): string =>
  sign('sha256', Buffer.from(text), privateKey).toString('base64');

/** In a request `sign_type` is signed as well. */
export const isSigned = (parameters: Parameters, publicKey: string): boolean =>
  verify('sha256', Buffer.from(signed(parameters)), publicKey, Buffer.from(parameters.sign ?? '', 'base64'));

/** In what comes from Alipay (notifications, return addresses) it is not: it is added afterwards. */
export function withSign(parameters: Parameters, privateKey: string): Parameters {
  return {
    ...parameters,
    sign: rsa2(signed(parameters), privateKey),
    sign_type: 'RSA2',
  };
}
