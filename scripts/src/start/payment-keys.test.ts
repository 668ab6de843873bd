import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoPaymentKeys, keptPaymentKeys } from './payment-keys';
import { selfSignedCertificate } from './self-signed-certificate';

const fits = (privateKey: string, publicKey: string): boolean =>
  verify('sha256', Buffer.from('x'), publicKey, sign('sha256', Buffer.from('x'), privateKey));

describe('the demo’s payment keys', () => {
  it('are two halves that fit', () => {
    const { shop, providers } = demoPaymentKeys();
    expect(fits(shop.WECHAT_PAY_PRIVATE_KEY, providers.wechatPay.merchantKey)).toBe(true);
    expect(fits(providers.wechatPay.privateKey, shop.WECHAT_PAY_PUBLIC_KEY)).toBe(true);
    expect(fits(shop.ALIPAY_PRIVATE_KEY, providers.alipay.appKey)).toBe(true);
    expect(fits(providers.alipay.privateKey, shop.ALIPAY_PUBLIC_KEY)).toBe(true);
    expect(fits(shop.ALIPAY_PRIVATE_KEY, providers.wechatPay.merchantKey)).toBe(false);
    expect(shop.WECHAT_PAY_API_V3_KEY).toHaveLength(32);
    expect(demoPaymentKeys()).toBe(demoPaymentKeys());
  });

  it('are made once and kept for their owner alone', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lanzi keys '));
    const dataDir = path.join(folder, 'data');
    const first = keptPaymentKeys(dataDir);
    expect(keptPaymentKeys(dataDir)).toEqual(first);
    expect(statSync(path.join(dataDir, 'payment-keys.json')).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
});

it('a certificate belongs to its key, and is the same every time', () => {
  const { platformPrivateKey } = demoPaymentKeys().providers.wechatPay;
  const pem = selfSignedCertificate(platformPrivateKey, 'Tenpay.com');
  const certificate = new X509Certificate(pem);
  expect(certificate.checkPrivateKey(createPrivateKey(platformPrivateKey))).toBe(true);
  expect(certificate.publicKey.equals(createPublicKey(platformPrivateKey))).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect([certificate.subject, certificate.validTo]).toEqual(['CN=Tenpay.com', 'Jan  1 00:00:00 2035 GMT']);
  expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{39}$/);
  expect(selfSignedCertificate(platformPrivateKey, 'Tenpay.com')).toBe(pem);
});
