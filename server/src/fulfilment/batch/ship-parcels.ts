import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../../order/order-caller';
import type { Order } from '../../order/order.entity';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { updateRows } from '../../platform/database/update';
import { TaskRow } from '../../platform/tasks/task.entity';
import { ShipOrder } from '../ship-order';
import type { Packed } from './decide-order';

/** Another process has shipped these rows meanwhile. */
export class RowsTaken extends Error {}

/** The packages of one order, and the outcome of its rows, in one transaction: both are there or neither. */
@Injectable()
export class ShipParcels {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shipOrder: ShipOrder,
  ) {}

  /** @throws RowsTaken, and DomainError as ShipOrder does */
  run(
    { orderNo, version }: Pick<Order, 'orderNo' | 'version'>,
    packages: readonly Packed[],
    caller: OrderCaller,
  ): Promise<unknown> {
    return this.unitOfWork.run(async (manager) => {
      // The order before anything else, as everybody locks.
      await this.shipOrder.run({ orderNo }, caller, {
        version,
        packages: packages.map(({ parcel }) => parcel),
      });
      for (const { rows, parcel } of packages)
        for (const { id, outcome } of rows) {
          const shipped = { outcome: 'succeeded' as const, result: parcel.waybillNo };
          if ((await updateRows(manager, TaskRow, { id, outcome }, shipped)) !== 1) throw new RowsTaken();
        }
    });
  }
}
