import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller, StreamableFile } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { PrintDocuments } from './print-documents';

/** The browser shows it, ready to print, rather than saving it. */
const shown = (pdf: PDFKit.PDFDocument, name: string) =>
  new StreamableFile(pdf, { type: 'application/pdf', disposition: `inline; filename="${name}.pdf"` });

/** Mission C7. */
@Controller()
export class DocumentController {
  constructor(private readonly documents: PrintDocuments) {}

  @Endpoint(routes.printReceipts)
  async receipts(
    @Caller() caller: Principal,
    @Input() { query: { orderNo, width } }: InputOf<typeof routes.printReceipts>,
  ) {
    return shown(await this.documents.receipts(caller, orderNo, width), 'receipt');
  }

  @Endpoint(routes.printInvoices)
  async invoices(
    @Caller() caller: Principal,
    @Input() { query: { orderNo } }: InputOf<typeof routes.printInvoices>,
  ) {
    return shown(await this.documents.invoices(caller, orderNo), 'invoice');
  }

  @Endpoint(routes.printPackingLists)
  async packingLists(
    @Caller() caller: Principal,
    @Input() { query: { orderNo } }: InputOf<typeof routes.printPackingLists>,
  ) {
    return shown(await this.documents.packingLists(caller, orderNo), 'packing-list');
  }

  @Endpoint(routes.printLabels)
  async labels(
    @Caller() caller: Principal,
    @Input() { query: { orderNo } }: InputOf<typeof routes.printLabels>,
  ) {
    return shown(await this.documents.labels(caller, orderNo), 'label');
  }
}
