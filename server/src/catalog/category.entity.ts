import type { Picture } from '@lanzi/shared/api/common.contract';
import type { LocalText } from '@lanzi/shared/lang';
import { Entity } from 'typeorm';
import type * as z from 'zod';
import { Id, Int, Json } from '../platform/database/columns';

export type PictureData = z.output<typeof Picture>;

@Entity('categories')
export class Category {
  @Id() id: number;
  @Json() name: LocalText;
  @Json({ nullable: true }) picture: PictureData | null;
  @Int() position: number;
}
