import * as z from 'zod';
import type { ProviderKeys } from '../../start/payment-keys';
import { fromBeijingTime } from '../beijing-time';
import { fromYuan } from '../yuan';
import { business, Refusal } from './refusal';
import { isSigned, type Parameters } from './signature';

const required = {
  method: 'method',
  sign: 'signature',
  sign_type: 'signature-type',
  app_id: 'app-id',
  timestamp: 'timestamp',
  version: 'version',
};

/** Checks what all methods have in common, the signature last. @throws Refusal */
export function checkRequest(given: Parameters, { appId, appKey }: ProviderKeys['alipay']): void {
  for (const [name, code] of Object.entries(required))
    if (!given[name]) throw new Refusal('40001', `isv.missing-${code}`, `缺少${name}参数`);
  const refuseUnless = (right: boolean, code: string, words: string) => {
    if (!right) throw new Refusal('40002', `isv.invalid-${code}`, words);
  };
  refuseUnless(given.app_id === appId, 'app-id', '无效的AppID参数');
  refuseUnless(given.version === '1.0', 'version', '非法的版本参数');
  refuseUnless(/^utf-8$/i.test(given.charset ?? ''), 'charset', '字符集错误');
  refuseUnless((given.format || 'JSON').toUpperCase() === 'JSON', 'format', '无效的数据格式');
  refuseUnless(given.sign_type === 'RSA2', 'signature-type', '无效的签名类型');
  refuseUnless(fromBeijingTime(given.timestamp ?? '') !== undefined, 'timestamp', '非法的时间戳参数');
  refuseUnless(
    isSigned(given, appKey),
    'signature',
    '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配',
  );
}

/** The `biz_content` of a method. @throws Refusal ACQ.INVALID_PARAMETER */
export function read<T>(schema: z.ZodType<T>, { biz_content: content = '' }: Parameters): T {
  const parsed = schema.safeParse(json(content));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw business('INVALID_PARAMETER', `参数无效：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Yuan in a string, read as fen. */
export const money = z.string().transform((text, context) => {
  const fen = fromYuan(text);
  if (fen === undefined) context.addIssue('must be an amount such as 12.30');
  return fen ?? 0;
});

/** Beijing time in a string. */
export const moment = z.string().transform((text, context) => {
  const at = fromBeijingTime(text);
  if (!at) context.addIssue('must be yyyy-MM-dd HH:mm:ss');
  return at ?? new Date(0);
});
