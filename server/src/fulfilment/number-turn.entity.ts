import { Entity } from 'typeorm';
import { BigInt } from '../platform/database/columns';

/**
 * Every waybill number falls on one of these rows. Whoever types a number holds its row until the commit: of two who
 * type the same at once, the second waits and finds what the first did.
 */
@Entity('number_turns')
export class NumberTurn {
  @BigInt({ primary: true }) id: number;
}

/** So many rows that two numbers seldom fall on one; they come with the migrations. */
export const numberTurns = 1000;
