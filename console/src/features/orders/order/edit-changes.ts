import { inLang, type Lang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { EditSnapshot } from '@lanzi/shared/order/order-edit.contract';

type Line = EditSnapshot['lines'][number];
export interface LineChange {
  name: string;
  before: number;
  after: number;
}

const priced = ({ skuId, unitPrice }: Line): string => `${skuId} ${unitPrice}`;
const piecesOf = (lines: readonly Line[], key: string): number =>
  lines.reduce((sum, line) => sum + (priced(line) === key ? line.quantity : 0), 0);

/** Of which goods there are more now, or fewer; the same SKU at another price is another thing. */
export function lineChanges(before: EditSnapshot, after: EditSnapshot, lang: Lang): LineChange[] {
  const all = new Map([...before.lines, ...after.lines].map((line) => [priced(line), line]));
  return [...all]
    .map(([key, { productName, skuName }]) => ({
      name: [inLang(productName, lang), inLang(skuName, lang)].filter(Boolean).join(' '),
      before: piecesOf(before.lines, key),
      after: piecesOf(after.lines, key),
    }))
    .filter((change) => change.before !== change.after);
}

type Extra = EditSnapshot['extras'][number];
const same = (a: Extra, b: Extra): boolean =>
  a.kind === b.kind && a.title === b.title && a.amount === b.amount;

/** Custom items and discounts that came, and that went. */
export const extraChanges = (before: EditSnapshot, after: EditSnapshot) => ({
  added: after.extras.filter((extra) => !before.extras.some((one) => same(one, extra))),
  removed: before.extras.filter((extra) => !after.extras.some((one) => same(one, extra))),
});

/** Mode, place and receiver in one line. */
export function deliveryLine({ delivery }: EditSnapshot, lang: Lang): string {
  const { mode, shippingMethod, store, address, contactName, contactPhone } = delivery;
  const method = shippingMethod && inLang(shippingMethod, lang);
  const place = store ?? address;
  return [domainWords(lang).delivery[mode], method, place, contactName, contactPhone]
    .filter(Boolean)
    .join(' · ');
}
