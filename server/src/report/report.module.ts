import { Module } from '@nestjs/common';
import { ShopModule } from '../shop/shop.module';
import { Reconciliation } from './reconciliation';
import { ReconciliationController } from './reconciliation.controller';
import { ReconciliationWorkbook } from './reconciliation-workbook';

@Module({
  imports: [ShopModule],
  controllers: [ReconciliationController],
  providers: [Reconciliation, ReconciliationWorkbook],
})
export class ReportModule {}
