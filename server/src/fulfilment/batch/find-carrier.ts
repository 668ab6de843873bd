import type { Carrier } from '../../shop/carrier.entity';

const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.·]/g, '');

/** What companies are called in Hong Kong and abroad, and letters that people know them by. */
const alsoCalled: Record<string, readonly string[]> = {
  SF: ['順豐', 'sfexpress', 'sf'],
  ZTO: ['ztoexpress'],
  YTO: ['圓通', 'ytoexpress'],
  STO: ['stoexpress'],
  YD: ['韻達', 'yunda'],
  JTSD: ['極兔', 'j&t', 'j&texpress', 'jt'],
  JD: ['京東', 'jdl', 'jdlogistics'],
  EMS: ['邮政ems', 'ems速递', 'ems特快专递'],
  YZPY: ['邮政', '中国邮政', '邮政包裹', '郵政', 'chinapost'],
  DBL: ['德邦物流', 'deppon'],
};

/** 顺丰速运, 顺丰快递 and 顺丰 are the same to everybody. */
const stem = (name: string): string =>
  folded(name).replace(/(?:速运|速運|速递|速遞|快递|快遞|快运|快運|物流|包裹)+$/, '');

/** Finds the shop's carriers by name, code or what else they are called; those it does not use are unknown. */
export function carrierFinder(carriers: readonly Carrier[]): (typed: string) => Carrier | undefined {
  const known = new Map<string, Carrier>();
  // What is exact goes first, and of two with one stem the one that is used most.
  const add = (name: string, carrier: Carrier) => known.has(name) || known.set(name, carrier);
  const enabled = carriers.filter((carrier) => carrier.enabled);
  for (const carrier of enabled) for (const name of [carrier.name, carrier.code]) add(folded(name), carrier);
  for (const carrier of enabled) {
    add(stem(carrier.name), carrier);
    for (const name of alsoCalled[carrier.code] ?? []) add(name, carrier);
  }
  known.delete('');
  return (typed) => known.get(folded(typed)) ?? known.get(stem(typed));
}
