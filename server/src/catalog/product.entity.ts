import type { ProductKind } from '@lanzi/shared/catalog/product-kinds';
import type { LocalText } from '@lanzi/shared/lang';
import { Entity, Index } from 'typeorm';
import { BigInt, Bool, Code, Foreign, Id, Int, Json, Str, Time } from '../platform/database/columns';
import { Category, type PictureData } from './category.entity';

/** What is shown and described; what is sold are its SKUs. */
@Entity('products')
@Index('ix_products_category', ['categoryId', 'id'])
export class Product {
  @Id() id: number;
  @Foreign('fk_products_category', () => Category) @BigInt() categoryId: number;
  @Code(16) kind: ProductKind;
  @Json() name: LocalText;
  /** The name in all its languages, to be searched. */
  @Str(620) nameSearch: string;
  @Json() subtitle: LocalText;
  @Json() description: LocalText;
  /** The first stands for the product. */
  @Json() pictures: PictureData[];
  @Bool() onShelf: boolean;
  @Time() createdAt: Date;
  @Int() version: number;
  /** Of the reviews that are shown; `Ratings` is their only writer. */
  @Int({ default: 0 }) reviewCount: number;
  @Int({ default: 0 }) starSum: number;
}
