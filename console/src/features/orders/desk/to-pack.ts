import { enumerated, inLang, type Lang } from '@lanzi/shared/lang';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { unitsLeft } from '@lanzi/shared/order/units-left';

type Listed = Pick<ConsoleOrderSummary, 'lines' | 'partlyShipped'>;

/** The lines that a list shows of an order; once a part has left, what is still to be packed of them. */
export const linesToShow = ({ lines, partlyShipped }: Listed): Listed['lines'] =>
  partlyShipped
    ? lines.map((line) => ({ ...line, quantity: unitsLeft(line) })).filter(({ quantity }) => quantity > 0)
    : lines;

export const namesOf = (order: Listed, lang: Lang): string =>
  enumerated(
    linesToShow(order).map(({ productName, quantity }) => `${inLang(productName, lang)} ×${quantity}`),
    lang,
  );
