/** The merchant's and the mini-program's numbers at WeChat Pay. */
export interface Merchant {
  mchid: string;
  appid: string;
}

/** Whether a `Wechatpay-Serial` asks for signatures by public key, not by platform certificate. */
export const isPublicKeyId = (serial: string | string[] | undefined): boolean =>
  typeof serial === 'string' && serial.startsWith('PUB_KEY_ID_');
