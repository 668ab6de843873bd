import { Injectable } from '@nestjs/common';

/** How far a search looks, in orders: what decides its time, whatever the shop's size (docs/decisions/0022). */
@Injectable()
export class SearchReach {
  /** Each of so many newest is looked at: what is common is found there, and what only contains the text. */
  readonly looked: number = 5000;
  /** Where columns alone decide so many are enough: their index is nearly as quick. */
  readonly filtered: number = 1000;
  /** A part from the middle of a number is looked for in so many newest, by a narrow index. */
  readonly numbers: number = 10_000;
  /** A set that is not larger is gone through as a whole … */
  readonly small: number = 1500;
  /** … or, where its lines alone are asked for a product, if it is not larger than that. */
  readonly smallForProduct: number = 8000;
  /** A beginning that more orders share is common: some will be among the newest … */
  readonly common: number = 2000;
  /** … so many, before all of them are sorted. */
  readonly commonWalk: number = 20_000;
  /** Orders placed at nearly the same time may have been written the other way round: of so many one is the first. */
  readonly outOfOrder: number = 1000;
}
