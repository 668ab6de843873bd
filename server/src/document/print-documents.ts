import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Document } from '@lanzi/shared/document/documents';
import { DomainError } from '@lanzi/shared/errors';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { Injectable } from '@nestjs/common';
import { Print } from '../order/print.entity';
import { Clock } from '../platform/clock';
import { insertMany } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { Principal } from '../platform/http/principal';
import { drawInvoice } from './draw-invoice';
import { drawLabels } from './draw-label';
import { drawPackingList } from './draw-packing-list';
import { drawReceipt, type Roll } from './draw-receipt';
import { Paper } from './paper/paper';
import { type Letterhead, type PrintedOrder, PrintedOrders } from './printed-orders';

type Draw = (paper: Paper, letterhead: Letterhead, printed: PrintedOrder) => void;

type Viewer = Pick<Principal, 'name' | 'permissions'>;

/**
 * Prints documents for one or many orders in the shop's language. That it was printed stands on the timeline, unless
 * whoever looks at it may not fulfil orders: for them nothing is made ready to go out.
 */
@Injectable()
export class PrintDocuments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly orders: PrintedOrders,
    private readonly clock: Clock,
  ) {}

  receipts = (by: Viewer, orderNos: readonly string[], roll: Roll) =>
    this.print('receipt', by, orderNos, (paper, letterhead, printed) =>
      drawReceipt(paper, letterhead, printed, roll),
    );

  invoices = (by: Viewer, orderNos: readonly string[]) => this.print('invoice', by, orderNos, drawInvoice);

  packingLists = (by: Viewer, orderNos: readonly string[]) =>
    this.print('packing_list', by, orderNos, drawPackingList);

  labels = (by: Viewer, orderNos: readonly string[]) => this.print('label', by, orderNos, drawLabels);

  /** The PDF, which goes on being drawn while it is read. @throws DomainError not_found, label_of_cancelled */
  private async print(
    document: Document,
    by: Viewer,
    orderNos: readonly string[],
    draw: Draw,
  ): Promise<PDFKit.PDFDocument> {
    const printed = await this.orders.load(orderNos);
    if (document === 'label') assertNoneCancelled(printed);
    const letterhead = await this.orders.letterhead();
    if (by.permissions.has('order.fulfil')) await this.note(document, by.name, printed);
    const paper = new Paper(letterhead.lang, titleOf(document, letterhead, printed));
    drawAll(paper, letterhead, printed, draw).catch((error: unknown) => paper.pdf.destroy(error as Error));
    return paper.pdf;
  }

  private async note(document: Document, staffName: string, printed: readonly PrintedOrder[]): Promise<void> {
    const at = this.clock.now();
    const prints = printed.map(({ order }) => ({ orderId: order.id, document, at, staffName }));
    await this.unitOfWork.run((manager) => insertMany(manager, Print, prints));
  }
}

/** A parcel of a cancelled order is not to leave. */
function assertNoneCancelled(printed: readonly PrintedOrder[]): void {
  const cancelled = printed.find(({ order }) => order.status === 'cancelled');
  if (cancelled) throw new DomainError('label_of_cancelled', { orderNo: cancelled.order.orderNo });
}

async function drawAll(
  paper: Paper,
  letterhead: Letterhead,
  printed: PrintedOrder[],
  draw: Draw,
): Promise<void> {
  for (const order of printed) {
    if (paper.pdf.destroyed) return;
    draw(paper, letterhead, order);
    await othersFirst();
  }
  paper.pdf.end();
}

function titleOf(document: Document, { lang }: Letterhead, [first, ...more]: PrintedOrder[]): string {
  const word = domainWords(lang).document[document];
  return `${word} ${first?.order.orderNo ?? ''}${more.length > 0 ? ` +${more.length}` : ''}`;
}
