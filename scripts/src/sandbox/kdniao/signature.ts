import { createHash } from 'node:crypto';

/** KDNiao's DataSign: base64 of the hexadecimal MD5 (as text) of the JSON, exactly as it is sent, and the key. */
export const dataSign = (json: string, apiKey: string): string =>
  Buffer.from(createHash('md5').update(`${json}${apiKey}`).digest('hex')).toString('base64');
