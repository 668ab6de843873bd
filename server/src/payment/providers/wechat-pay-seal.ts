import { Aes } from 'wechatpay-axios-plugin';
import type { Sealed } from './wechat-pay-messages';

/** What was encrypted for us; throws when it was tampered with or meant for somebody else's key. */
export const unseal = ({ ciphertext, nonce, associated_data: aad }: Sealed, apiV3Key: string): string =>
  Aes.AesGcm.decrypt(ciphertext, apiV3Key, nonce, aad ?? '');
