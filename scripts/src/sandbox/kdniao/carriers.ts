import { createHash } from 'node:crypto';

interface Carrier {
  name: string;
  /** How its waybill numbers begin, and how many digits follow. */
  prefix: string;
  digits: number;
}

/** By KDNiao's code. */
const carriers: Record<string, Carrier> = {
  SF: { name: '顺丰速运', prefix: 'SF1', digits: 12 },
  ZTO: { name: '中通快递', prefix: '78', digits: 12 },
  YTO: { name: '圆通速递', prefix: 'YT', digits: 13 },
  STO: { name: '申通快递', prefix: '77', digits: 13 },
  YD: { name: '韵达速递', prefix: '43', digits: 13 },
  JTSD: { name: '极兔速递', prefix: 'JT', digits: 13 },
  JD: { name: '京东物流', prefix: 'JDV', digits: 12 },
  EMS: { name: '邮政EMS', prefix: '12', digits: 11 },
  YZPY: { name: '邮政快递包裹', prefix: '98', digits: 11 },
  DBL: { name: '德邦快递', prefix: 'DPK', digits: 12 },
};

export const carrierOf = (code: string): Carrier | undefined =>
  Object.hasOwn(carriers, code) ? carriers[code] : undefined;

/** The same for the same order for ever, so that a demo made again looks the same. `nth` tells packages apart. */
export function waybillNoOf(code: string, orderCode: string, nth: number): string {
  const { prefix, digits } = carrierOf(code) ?? { prefix: '', digits: 13 };
  const hash = createHash('sha256').update(`${code} ${orderCode} ${nth}`).digest();
  return `${prefix}${String(hash.readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0')}`;
}
