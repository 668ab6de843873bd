import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';

/**
 * What WeChat's server API answers when it says no: HTTP 200 with `errcode` and `errmsg`. Source:
 * developers.weixin.qq.com: code2Session, getStableAccessToken, uploadShippingInfo.
 */
const errors = {
  busy: [-1, 'system error'],
  badToken: [40001, 'invalid credential, access_token is invalid or not latest'],
  badGrantType: [40002, 'invalid grant_type'],
  badAppId: [40013, 'invalid appid'],
  badCode: [40029, 'invalid code'],
  badSecret: [40125, 'invalid appsecret'],
  usedCode: [40163, 'code been used'],
  noToken: [41001, 'access_token missing'],
  tooOften: [45011, 'api minute-quota reach limit  mustslower  retry next minute'],
  badFormat: [47001, 'data format error'],
  unknownPayment: [10060001, '支付单不存在'],
  reshipped: [10060003, '支付单已使用重新发货机会'],
  notToShip: [10060004, '支付单处于不可发货的状态，请检查支付单状态'],
  splitNotByExpress: [10060006, '非快递发货时不允许分拆发货'],
  allDeliveredMissing: [10060007, '分拆发货模式下必须填写is_all_delivered'],
  wordsMissing: [10060008, '商品描述item_desc字段不能为空'],
  wordsTooLong: [10060009, '商品描述item_desc字段太长'],
  badParameter: [10060014, '参数错误'],
  nothingNew: [10060023, '发货信息未更新'],
  listTooLong: [10060024, '物流信息列表太长'],
  otherPayer: [10060031, '该笔支付单不属于openid所指定的用户'],
  badTime: [268485216, '上传时间非法，请使用RFC 3339标准格式，并晚于上一次上传'],
  notOne: [268485228, '统一发货模式下，物流信息列表长度必须为1'],
} as const;
export type WechatError = keyof typeof errors;

/** `what` tells a person more. */
export function refuse(reply: FastifyReply, why: WechatError, what = ''): FastifyReply {
  const [errcode, errmsg] = errors[why];
  const rid = `rid: ${randomUUID().slice(0, 23)}`;
  return reply.send(
    JSON.stringify({ errcode, errmsg: `${[errmsg, what].filter(Boolean).join(' ')}, ${rid}` }),
  );
}

export class Refusal extends Error {
  constructor(
    readonly why: WechatError,
    readonly what = '',
  ) {
    super(why);
  }
}
