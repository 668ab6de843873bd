import * as z from 'zod';
import { Refusal } from './refusal';
import { dataSign } from './signature';

export interface KdniaoAccount {
  /** EBusinessID. */
  id: string;
  apiKey: string;
  /** Where the shop wants to be told where parcels are. */
  pushUrl: string;
}

export interface Asked {
  requestType: string;
  content: unknown;
}

const form = z.object({
  RequestData: z.string().min(1),
  EBusinessID: z.string(),
  RequestType: z.string(),
  DataSign: z.string(),
  DataType: z.literal('2'),
});

/** Checks what all requests have in common: the form, the account, the signature over the very characters. @throws Refusal */
export function readForm(body: unknown, { id, apiKey }: KdniaoAccount): Asked {
  const given = form.safeParse(body);
  if (!given.success) throw new Refusal('101', `缺少必要参数：${pathOf(given.error)}`);
  const { RequestData: json, EBusinessID, RequestType: requestType, DataSign } = given.data;
  if (EBusinessID !== id) throw new Refusal('104', '用户ID不存在');
  if (DataSign !== dataSign(json, apiKey)) throw new Refusal('104', '数据签名验证失败');
  const content = parse(json);
  refuseForbidden(content);
  return { requestType, content };
}

/** @throws Refusal 101 for what is missing, 102 for what is wrong, naming the first */
export function read<T>(schema: z.ZodType<T>, content: unknown): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const isMissing = issue?.code === 'too_small' || issue?.message.includes('undefined');
  const path = pathOf(parsed.error);
  throw isMissing
    ? new Refusal('101', `${path}不能为空`)
    : new Refusal('102', `${path}格式不正确：${issue?.message ?? ''}`);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Refusal('401', 'RequestData格式错误');
  }
}

const forbidden = /['"#&+<>%\\\p{Cc}]/u;

/** The shop's own id for a push may be anything. */
const opaque = new Set(['CallBack']);

/** @throws Refusal 403 naming the field with a character that KDNiao does not take */
function refuseForbidden(value: unknown, path = ''): void {
  if (typeof value === 'string' && forbidden.test(value)) throw new Refusal('403', `${path}包含特殊字符`);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    if (!opaque.has(name)) refuseForbidden(inner, path ? `${path}.${name}` : name);
}

const pathOf = ({ issues: [issue] }: z.ZodError): string => issue?.path.join('.') ?? '';
