import { Entity } from 'typeorm';
import { Bool, Code, Id, Int, Json, Str, Time } from '../platform/database/columns';

/** Where shoppers pick up. Never deleted, since orders refer to it: closed instead. */
@Entity('stores')
export class Store {
  @Id() id: number;
  @Str(60) name: string;
  @Str(200) address: string;
  @Code(24) phone: string;
  /** Degrees. */
  @Json({ nullable: true }) location: { lat: number; lng: number } | null;
  @Str(100) openingHours: string;
  @Bool() open: boolean;
  @Int() version: number;
  @Time() createdAt: Date;
}
