import { DomainError, type ErrorCode, type ErrorParams } from '@lanzi/shared/errors';
import { awaitedWaybills } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Order } from '../order/order.entity';
import { Shipment } from '../order/shipment.entity';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Waybill } from './waybill/waybill.entity';

/** What a number is used as already. */
export interface NumberUse {
  number: string;
  order: { orderNo: string; customerId: number };
  /** Null: it is no waybill number but that order's own. */
  carrierId: number | null;
}
export interface NumberClash {
  code: Extract<ErrorCode, 'waybill_taken' | 'waybill_is_order_no'>;
  params: ErrorParams;
}
interface TypedNumber {
  waybillNo: string;
  carrierId: string | number;
}

/** Which orders a waybill number belongs to already. */
@Injectable()
export class WaybillNumbers {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Four queries at most, however many numbers; bounded by whoever asks. */
  async usesOf(numbers: readonly string[]): Promise<NumberUse[]> {
    if (numbers.length === 0) return [];
    const { manager } = this.unitOfWork;
    const waybillNo = In([...numbers]);
    const given = [
      ...(await manager.findBy(Shipment, { waybillNo })),
      ...(await manager.findBy(Waybill, { waybillNo, state: 'issued' })),
    ];
    const orders = await manager.findBy(Order, { orderNo: In([...numbers]) });
    if (given.length > 0)
      orders.push(...(await manager.findBy(Order, { id: In(given.map(({ orderId }) => orderId)) })));
    const asParcels = given.flatMap(({ waybillNo: number, orderId, carrierId }) => {
      const order = orders.find(({ id }) => id === orderId);
      return order && number !== null ? [{ number, order, carrierId }] : [];
    });
    const asOrders = orders.map((order) => ({ number: order.orderNo, order, carrierId: null }));
    return [...asParcels, ...asOrders];
  }

  /** Of what people typed for this order. @throws DomainError waybill_taken, waybill_is_order_no */
  async assertFree(order: NumberUse['order'], typed: readonly TypedNumber[]): Promise<void> {
    const uses = await this.usesOf(typed.map(({ waybillNo }) => waybillNo));
    for (const { waybillNo, carrierId } of typed) {
      const clash = clashOf(uses, { waybillNo, carrierId: Number(carrierId) }, order);
      if (clash) throw new DomainError(clash.code, clash.params);
    }
  }

  /** Which of these orders have an e-waybill whose result is not known. */
  async awaitedBy(orderIds: readonly number[]): Promise<Set<number>> {
    const where = { orderId: In([...orderIds]), state: In(awaitedWaybills) };
    const found = await this.unitOfWork.manager.findBy(Waybill, where);
    return new Set(found.map(({ orderId }) => orderId));
  }
}

/** Why this number cannot be the parcel's; orders of one customer may leave together under one number. */
export function clashOf(
  uses: readonly NumberUse[],
  parcel: { waybillNo: string; carrierId: number },
  { orderNo, customerId }: NumberUse['order'],
): NumberClash | undefined {
  const { waybillNo } = parcel;
  const same = uses.filter(({ number }) => number === waybillNo);
  if (same.some(({ carrierId }) => carrierId === null))
    return { code: 'waybill_is_order_no', params: { waybillNo } };
  const taken = same.find(
    ({ order, carrierId }) =>
      carrierId === parcel.carrierId && order.orderNo !== orderNo && order.customerId !== customerId,
  );
  return taken && { code: 'waybill_taken', params: { waybillNo, orderNo: taken.order.orderNo } };
}
