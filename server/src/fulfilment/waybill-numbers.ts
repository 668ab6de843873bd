import { createHash } from 'node:crypto';
import { DomainError, type ErrorCode, type ErrorParams } from '@lanzi/shared/errors';
import { awaitedWaybills } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { Injectable } from '@nestjs/common';
import { joined, sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { numberTurns } from './number-turn.entity';

/** What a number is used as already. */
export interface NumberUse {
  number: string;
  order: { orderNo: string; customerId: number; address: string };
  /** Null: it is no waybill number but that order's own. */
  carrierId: number | null;
  /** Null: it is an e-waybill's, or an order's own. */
  shipmentId: number | null;
}
export interface NumberClash {
  code: Extract<ErrorCode, 'waybill_taken' | 'waybill_is_order_no' | 'waybill_twice'>;
  params: ErrorParams;
}
/** As the database answers it. */
interface UseRow {
  number: string;
  order_no: string;
  customer_id: number | string;
  address: string;
  carrier_id: number | string | null;
  shipment_id: number | string | null;
}
interface TypedNumber {
  waybillNo: string;
  carrierId: string | number;
}

/** Each is bound three times in a statement, and SQLite takes 32,766 values. */
const numbersAtOnce = 5000;

/** Which orders a waybill number belongs to already. */
@Injectable()
export class WaybillNumbers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async usesOf(numbers: readonly string[]): Promise<NumberUse[]> {
    const distinct = [...new Set(numbers)];
    const uses: NumberUse[] = [];
    for (let at = 0; at < distinct.length; at += numbersAtOnce)
      uses.push(...(await this.usesAmong(distinct.slice(at, at + numbersAtOnce))));
    return uses;
  }

  private async usesAmong(numbers: readonly string[]): Promise<NumberUse[]> {
    const among = sql`IN (${joined(numbers, ', ')})`;
    const { text, values } = sql`
      SELECT s.waybill_no AS number, o.order_no, o.customer_id, o.address, s.carrier_id, s.id AS shipment_id
      FROM shipments s JOIN orders o ON o.id = s.order_id WHERE s.waybill_no ${among}
      UNION ALL SELECT w.waybill_no, o.order_no, o.customer_id, o.address, w.carrier_id, NULL
      FROM waybills w JOIN orders o ON o.id = w.order_id WHERE w.waybill_no ${among} AND w.state = 'issued'
      UNION ALL SELECT order_no, order_no, customer_id, address, NULL, NULL FROM orders WHERE order_no ${among}`;
    const rows: UseRow[] = await this.unitOfWork.manager.query(text, [...values]);
    return rows.map(({ number, order_no, customer_id, address, carrier_id, shipment_id }) => ({
      number,
      order: { orderNo: order_no, customerId: Number(customer_id), address },
      carrierId: carrier_id === null ? null : Number(carrier_id),
      shipmentId: shipment_id === null ? null : Number(shipment_id),
    }));
  }

  /**
   * Of what people typed for this order, whose row is locked; `edited` has its number already.
   * @throws DomainError waybill_taken, waybill_is_order_no, waybill_twice
   */
  async assertFree(
    order: NumberUse['order'],
    typed: readonly TypedNumber[],
    edited?: { id: number },
  ): Promise<void> {
    const numbers = typed.map(({ waybillNo }) => waybillNo);
    await this.takeTurns(numbers);
    const found = await this.usesOf(numbers);
    const uses = found.filter(({ shipmentId }) => shipmentId !== edited?.id);
    for (const { waybillNo, carrierId: by } of typed) {
      const carrierId = Number(by);
      const clash = clashOf(uses, { waybillNo, carrierId }, order);
      if (clash) throw new DomainError(clash.code, clash.params);
      uses.push({ number: waybillNo, order, carrierId, shipmentId: null });
    }
  }

  private async takeTurns(numbers: readonly string[]): Promise<void> {
    const { manager, lockingClause } = this.unitOfWork;
    const { text, values } = sql`
      SELECT id FROM number_turns WHERE id IN (${joined(numbers.map(turnOf), ', ')}) ORDER BY id
      ${lockingClause}`;
    await manager.query(text, [...values]);
  }

  /** Which of these orders have an e-waybill whose result is not known. */
  async awaitedBy(orderIds: readonly number[]): Promise<Set<number>> {
    if (orderIds.length === 0) return new Set();
    const { text, values } = sql`
      SELECT order_id FROM waybills
      WHERE order_id IN (${joined(orderIds, ', ')}) AND state IN (${joined(awaitedWaybills, ', ')})`;
    const rows: { order_id: number | string }[] = await this.unitOfWork.manager.query(text, [...values]);
    return new Set(rows.map(({ order_id }) => Number(order_id)));
  }
}

const turnOf = (waybillNo: string): number =>
  createHash('md5').update(waybillNo).digest().readUInt16BE() % numberTurns;

/** Why this number cannot be the parcel's; orders of one customer to one address may leave together. */
export function clashOf(
  uses: readonly NumberUse[],
  parcel: { waybillNo: string; carrierId: number },
  { orderNo, customerId, address }: NumberUse['order'],
): NumberClash | undefined {
  const { waybillNo } = parcel;
  const same = uses.filter(({ number }) => number === waybillNo);
  if (same.some(({ carrierId }) => carrierId === null))
    return { code: 'waybill_is_order_no', params: { waybillNo } };
  const parcels = same.filter(({ carrierId }) => carrierId === parcel.carrierId);
  if (parcels.some(({ order }) => order.orderNo === orderNo))
    return { code: 'waybill_twice', params: { waybillNo } };
  const taken = parcels.find(({ order }) => order.customerId !== customerId || order.address !== address);
  return taken && { code: 'waybill_taken', params: { waybillNo, orderNo: taken.order.orderNo } };
}
