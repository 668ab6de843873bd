import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from './config';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Keeps secrets that others gave us, such as a carrier's password, so that the database alone does not tell them. */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;

  constructor({ secretKey }: Config) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'lanzi secret box', 32));
  }

  /** Base64url: what makes this one different from all others (12 bytes), proof that it is whole (16), the secret. */
  seal(secret: string): string {
    const iv = randomBytes(ivBytes);
    const sealing = createCipheriv(cipher, this.key, iv);
    const sealed = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
    return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url');
  }

  /** Undefined when it was sealed with another SECRET_KEY, or is broken. */
  open(sealed: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < ivBytes + tagBytes) return undefined;
    const opening = createDecipheriv(cipher, this.key, bytes.subarray(0, ivBytes));
    opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    try {
      const secret = Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]);
      return secret.toString('utf8');
    } catch {
      return undefined;
    }
  }
}
