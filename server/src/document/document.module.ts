import { Module } from '@nestjs/common';
import { OrderModule } from '../order/order.module';
import { Mailer } from '../platform/mail/mailer';
import { OutboxRelay } from '../platform/outbox/outbox-relay';
import { Tasks } from '../platform/tasks/tasks';
import { ShopModule } from '../shop/shop.module';
import { DocumentController } from './document.controller';
import { CreateExport } from './export/create-export';
import { ExportController } from './export/export.controller';
import { ExportedOrders } from './export/exported-orders';
import { MailExport, mailExport } from './export/mail-export';
import { WriteExport } from './export/write-export';
import { PrintDocuments } from './print-documents';
import { PrintedOrders } from './printed-orders';

/** What is printed, and what is taken away as a workbook. */
@Module({
  imports: [OrderModule, ShopModule],
  controllers: [DocumentController, ExportController],
  providers: [
    ...[PrintDocuments, PrintedOrders],
    ...[CreateExport, WriteExport, ExportedOrders, MailExport, Mailer],
  ],
})
export class DocumentModule {
  constructor(tasks: Tasks, relay: OutboxRelay, writeExport: WriteExport, mail: MailExport) {
    tasks.register('export', writeExport.run);
    relay.register(mailExport, mail.run);
  }
}
