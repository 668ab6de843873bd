import { createCipheriv, createPrivateKey, randomBytes, sign, X509Certificate } from 'node:crypto';
import type { ProviderKeys } from '../../start/payment-keys';
import { selfSignedCertificate } from '../../start/self-signed-certificate';

/** What WeChat Pay signs and encrypts with. */
export class Signer {
  /** The platform certificate, in PEM. */
  readonly certificate: string;
  readonly certificateSerial: string;

  constructor(private readonly keys: ProviderKeys['wechatPay']) {
    this.certificate = selfSignedCertificate(keys.platformPrivateKey, 'Tenpay.com Sandbox');
    this.certificateSerial = new X509Certificate(this.certificate).serialNumber;
  }

  /**
   * The headers that go with a body, signed by the public key's private half or by the platform certificate's. A
   * wrong signature is one of WeChat Pay's own probes: it begins with a mark and must not verify.
   */
  headers(body: string, { byCertificate = false, wrongly = false } = {}): Record<string, string> {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const key = createPrivateKey(byCertificate ? this.keys.platformPrivateKey : this.keys.privateKey);
    const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key).toString(
      'base64',
    );
    return {
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-serial': byCertificate ? this.certificateSerial : this.keys.publicKeyId,
      'wechatpay-signature': wrongly ? `WECHATPAY/SIGNTEST/${signature.slice(19)}` : signature,
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
    };
  }

  /** AES-256-GCM under the APIv3 key, in WeChat Pay's envelope. */
  encrypt(content: string, associatedData: string) {
    const nonce = randomBytes(6).toString('hex');
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(this.keys.apiV3Key), Buffer.from(nonce));
    cipher.setAAD(Buffer.from(associatedData));
    const ciphertext = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    return {
      algorithm: 'AEAD_AES_256_GCM',
      associated_data: associatedData,
      nonce,
      ciphertext: ciphertext.toString('base64'),
    };
  }
}
