import { Module } from '@nestjs/common';
import { CartQueries } from './cart.queries';
import { CatalogController } from './catalog.controller';
import { CatalogQueries } from './catalog.queries';
import { PutCart } from './put-cart';
import { SaveCategory } from './save-category';
import { SaveProduct } from './save-product';
import { ShelfController } from './shelf.controller';
import { ShelfQueries } from './shelf.queries';

@Module({
  controllers: [ShelfController, CatalogController],
  providers: [CartQueries, CatalogQueries, PutCart, SaveCategory, SaveProduct, ShelfQueries],
})
export class CatalogModule {}
