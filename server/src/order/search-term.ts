import { normalPhone } from '../customer/normal-phone';
import { anyOf, sql, Sql } from '../platform/database/sql';
import { nameKey, reversed } from './search-keys';

/** Fewer digits than that are no part of a number: they would be in every one. */
const minDigits = 4;
/** Carriers' numbers are longer; fewer characters begin thousands of them. */
const minWaybill = 6;
/** Fewer letters than that begin half of all addresses. */
const minEmail = 3;
/** Sorts behind all that is typed. */
export const lastCharacter = '\u{10ffff}';

/** The index of order numbers: in the order of their days, and of nothing within one. */
export const byNumber = 'uq_orders_order_no';

/** A column of orders in which what begins with some text is found by an index. */
export interface KeyRange {
  index: string;
  /** On a row `o`. */
  condition: Sql;
}

/** What somebody typed to find orders, and where it is to be looked for. */
export class SearchTerm {
  /** In small letters. */
  readonly text: string;
  /** As in a phone or a number, when it can be one. */
  readonly digits: string | undefined;

  constructor(typed: string) {
    this.text = nameKey(typed);
    const phone = normalPhone(typed);
    this.digits = /^\+?\d+$/.test(phone) && phone.length >= minDigits ? phone : undefined;
  }

  /** The buyer's own id. */
  get customerId(): number | undefined {
    return /^[1-9]\d{0,14}$/.test(this.text) ? Number(this.text) : undefined;
  }

  get email(): string | undefined {
    return this.text.length >= minEmail ? this.text : undefined;
  }

  /** The beginning of a waybill number, as they are kept. */
  get waybillNo(): string | undefined {
    return this.text.length >= minWaybill && /^[a-z0-9-]+$/.test(this.text)
      ? this.text.toUpperCase()
      : undefined;
  }

  /** Beginnings and endings: found among all orders there ever were. */
  ranges(): KeyRange[] {
    const { text, digits } = this;
    const ofName = [
      keyRange('ix_orders_contact', 'contact_key', text),
      keyRange('ix_orders_contact_reversed', 'contact_key_reversed', reversed(text)),
    ];
    if (digits === undefined) return ofName;
    return [
      ...ofName,
      keyRange(byNumber, 'order_no', digits),
      keyRange('ix_orders_no_reversed', 'order_no_reversed', reversed(digits)),
      keyRange('ix_orders_phone', 'contact_phone', digits),
      keyRange('ix_orders_phone_reversed', 'contact_phone_reversed', reversed(digits)),
    ];
  }

  /** Anywhere: no index finds it, so it is looked for among the newest orders only. On a row `o`. */
  anywhere(): Sql {
    const { text, digits } = this;
    const name = sql`INSTR(o.contact_key, ${text}) > 0`;
    if (digits === undefined) return name;
    return anyOf([name, sql`INSTR(o.contact_phone, ${digits}) > 0`, this.inNumber()]);
  }

  /** A part of the order's number. */
  inNumber(): Sql {
    return sql`INSTR(o.order_no, ${this.digits ?? this.text}) > 0`;
  }
}

/** What begins with `text`, in a column that compares byte by byte. */
export const beginsWith = (column: string, text: string): Sql =>
  sql`${new Sql(column)} >= ${text} AND ${new Sql(column)} < ${text + lastCharacter}`;

const keyRange = (index: string, column: string, text: string): KeyRange => ({
  index,
  condition: beginsWith(`o.${column}`, text),
});
