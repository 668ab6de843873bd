import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { secondsOf } from './wechat-pay-wire';

const oldestSeconds = 300;
/** WeChat Pay probes with these whether a shop really verifies. */
const probe = 'WECHATPAY/SIGNTEST/';

/** The public key in PEM that belongs to a `Wechatpay-Serial`; undefined when WeChat Pay has no such one. */
export type KeyOf = (serial: string) => string | undefined | Promise<string | undefined>;

/**
 * Why an answer or a notification must not be taken for WeChat Pay's; undefined when it may. `headers` have lower-case
 * names, `body` is exactly what arrived.
 */
export async function whyNotWechatPays(
  { headers, text }: { headers: Record<string, string | undefined>; text: string },
  keyOf: KeyOf,
  now: Date,
): Promise<string | undefined> {
  const timestamp = headers['wechatpay-timestamp'];
  const nonce = headers['wechatpay-nonce'];
  const serial = headers['wechatpay-serial'];
  const signature = headers['wechatpay-signature'];
  if (!timestamp || !nonce || !serial || !signature) return 'it is not signed';
  if (signature.startsWith(probe)) return 'it is a probe with a wrong signature';
  const age = Number(secondsOf(now)) - Number(timestamp);
  // Written so that a timestamp that is no number is too old as well.
  if (!(Math.abs(age) <= oldestSeconds)) return `it is ${age} s old`;
  const key = await keyOf(serial);
  if (!key) return `nobody knows the serial number ${serial}`;
  return Rsa.verify(Formatter.response(timestamp, nonce, text), signature, key)
    ? undefined
    : 'its signature is wrong';
}
