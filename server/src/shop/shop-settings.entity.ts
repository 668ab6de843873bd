import type { SettingsInput } from '@lanzi/shared/shop/shop.contract';
import { Entity } from 'typeorm';
import type * as z from 'zod';
import { Id, Int, Json } from '../platform/database/columns';

export type SettingsData = z.output<typeof SettingsInput>;

/** Addresses of the pictures the shop shows itself with; `logo` is empty when there is none. */
export interface ShopPictures {
  logo: string;
  banners: string[];
}

/** The shop's settings: one row, id 1; until it is first saved the shop runs on `defaultSettings`. */
@Entity('shop_settings')
export class ShopSettings {
  @Id() id: number;
  @Json() settings: SettingsData;
  @Json() pictures: ShopPictures;
  @Int() version: number;
}
