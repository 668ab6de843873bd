import { Module } from '@nestjs/common';
import { InventoryController } from './inventory.controller';
import { StockLedger } from './stock-ledger';

@Module({ controllers: [InventoryController], providers: [StockLedger], exports: [StockLedger] })
export class InventoryModule {}
