import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Config } from '../../platform/config';

/** What KDNiao answers; each call reads more of it by a schema of its own. */
const Answer = z.looseObject({
  Success: z.boolean(),
  /** A number to some of its services. */
  ResultCode: z.coerce.string().default(''),
  Reason: z
    .string()
    .nullish()
    .transform((reason) => reason ?? ''),
});
export type KdniaoAnswer = z.output<typeof Answer>;

/** Nobody can say whether it was done. */
export class KdniaoSilent extends Error {}

const timeoutMs = 15_000;

/** DataSign: Base64 of the MD5's 32 small hex letters, over the very text that is sent. */
export const dataSign = (requestData: string, apiKey: string): string =>
  Buffer.from(
    createHash('md5')
      .update(requestData + apiKey)
      .digest('hex'),
  ).toString('base64');

/** 快递鸟: the shop's account for e-waybills and tracking. Source: kdniao.com, API documents. */
@Injectable()
export class KdniaoClient {
  constructor(private readonly config: Config) {}

  /**
   * Sends `content` once as it is signed. A refusal is an answer too.
   * @throws KdniaoSilent when there is no answer, or none that can be read
   */
  async call(url: string, requestType: string, content: object): Promise<KdniaoAnswer> {
    const { kdniao } = this.config;
    if (!kdniao) throw new KdniaoSilent('KDNiao is not set up');
    const RequestData = JSON.stringify(content);
    const body = new URLSearchParams({
      RequestData,
      EBusinessID: kdniao.id,
      RequestType: requestType,
      DataSign: dataSign(RequestData, kdniao.apiKey),
      DataType: '2',
    });
    try {
      const response = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      return Answer.parse(await response.json());
    } catch (error) {
      throw new KdniaoSilent(error instanceof Error ? error.message : 'no answer', { cause: error });
    }
  }

  /** Whether KDNiao itself signed what it pushes. */
  verifyPush(requestData: string, sign: string): boolean {
    const { kdniao } = this.config;
    if (!kdniao) return false;
    const right = Buffer.from(dataSign(requestData, kdniao.apiKey));
    const given = Buffer.from(sign);
    return right.length === given.length && timingSafeEqual(right, given);
  }
}
