import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Order } from '../../order/order.entity';
import { Print } from '../../order/print.entity';
import { Clock } from '../../platform/clock';
import { insertMany } from '../../platform/database/insert';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Waybill, WaybillLabel } from './waybill.entity';

/** Millimetres. Every carrier's label is that wide; its height is the account's template size. */
const width = 100;
const defaultHeight = 180;

/** A label is a page that a stranger wrote: it shows itself, and can do nothing else. */
const pagePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
/** Said by the page itself too, since the console shows it from memory. */
export const labelPolicy = `${pagePolicy}; frame-ancestors 'self'`;

interface Page {
  html: string;
  height: number;
}

/** Missions C2 and C7: labels as the carriers drew them, one on each page. */
@Injectable()
export class WaybillLabels {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A page of HTML with the labels of these orders, in their order; that they were printed is written down.
   * @throws DomainError not_found for an order that is not there, or when none of them has a label
   */
  print(staffName: string, orderNos: readonly string[]): Promise<string> {
    return this.unitOfWork.run(async (manager) => {
      const orders = await manager.find(Order, {
        select: { id: true, orderNo: true },
        where: { orderNo: In(orderNos) },
      });
      const place = new Map(orders.map(({ id, orderNo }) => [id, orderNos.indexOf(orderNo)]));
      if (orders.length < new Set(orderNos).size) throw new DomainError('not_found');
      const waybills = await manager.find(Waybill, {
        where: { orderId: In([...place.keys()]), state: 'issued', withdrawal: IsNull() },
        order: { id: 'ASC' },
      });
      const ids = waybills.map(({ id }) => id);
      const labels = await manager.findBy(WaybillLabel, { waybillId: In(ids) });
      const pagesOf = new Map(labels.map(({ waybillId, pages }) => [waybillId, pages]));
      const printed = waybills
        .filter(({ id }) => pagesOf.has(id))
        .sort((a, b) => (place.get(a.orderId) ?? 0) - (place.get(b.orderId) ?? 0));
      if (printed.length === 0) throw new DomainError('not_found', { what: 'label' });
      await manager.increment(Waybill, { id: In(printed.map(({ id }) => id)) }, 'printedTimes', 1);
      const at = this.clock.now();
      const prints = [...new Set(printed.map(({ orderId }) => orderId))].map((orderId) => ({
        ...{ orderId, at, staffName },
        document: 'carrier_label' as const,
      }));
      await insertMany(manager, Print, prints);
      return documentOf(
        printed.flatMap(({ id, request }) => {
          const height = heightOf(request.TemplateSize);
          return (pagesOf.get(id) ?? []).map((html) => ({ html, height }));
        }),
      );
    });
  }
}

/** Template sizes are a height in millimetres; a carrier's own codes are longer. */
const heightOf = (templateSize: unknown): number => {
  const height = Number(templateSize);
  return height > 0 && height <= 300 ? height : defaultHeight;
};

/** Each label in a frame of its own, without scripts, so that no two of them share styles. */
export function documentOf(pages: readonly Page[]): string {
  const heights = [...new Set(pages.map(({ height }) => height))];
  const sizes = heights.map(
    (height) =>
      `@page h${height} { size: ${width}mm ${height}mm; margin: 0 } .h${height} { page: h${height}; height: ${height}mm }`,
  );
  const frames = pages.map(
    ({ html, height }) =>
      `<iframe class="h${height}" sandbox srcdoc="${attribute(html)}" scrolling="no"></iframe>`,
  );
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${pagePolicy}"><title>${pages.length}</title><style>
body { margin: 0 }
iframe { display: block; width: ${width}mm; border: 0; break-after: page; break-inside: avoid }
iframe:last-child { break-after: auto }
${sizes.join('\n')}
</style></head><body>${frames.join('\n')}</body></html>`;
}

const attribute = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
