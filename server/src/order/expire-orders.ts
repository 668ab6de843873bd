import { DomainError } from '@lanzi/shared/errors';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { StockLedger } from '../inventory/stock-ledger';
import { Clock } from '../platform/clock';
import type { GoesOn } from '../platform/jobs/jobs';
import { Log } from '../platform/log';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { CloseAttempts } from './money/close-attempts';
import { ReturnMoney } from './money/return-money';
import { systemCaller } from './order-caller';
import { Order } from './order.entity';
import { RunOrderAction } from './run-order-action';
import { assertDue, sweep } from './sweep';

/** Mission A7: unpaid orders cancel themselves at their deadline. Any number of processes may sweep at once. */
@Injectable()
export class ExpireOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
    private readonly closeAttempts: CloseAttempts,
    private readonly returnMoney: ReturnMoney,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** How many were cancelled. */
  sweep(goesOn?: GoesOn): Promise<number> {
    const late = { status: 'pending_payment' as const, paymentDeadline: LessThanOrEqual(this.clock.now()) };
    // A provider that does not answer would keep everybody waiting, order after order: after three in a row its others
    // wait for next time.
    const silences = new Map<PaymentKind, number>();
    return sweep(
      (after, take) =>
        this.unitOfWork.manager.find(Order, {
          select: { id: true, paymentKind: true },
          where: { ...late, id: MoreThan(after) },
          order: { id: 'ASC' },
          take,
        }),
      this.log,
      async ({ id, paymentKind }) => {
        const silent = silences.get(paymentKind) ?? 0;
        if (silent === 3) throw new DomainError('action_not_allowed');
        try {
          await this.expire(id);
          silences.delete(paymentKind);
        } catch (error) {
          if (error instanceof DomainError && error.code === 'provider_failed')
            silences.set(paymentKind, silent + 1);
          throw error;
        }
      },
      goesOn,
    );
  }

  private expire(id: number) {
    return this.runOrderAction.run('expire', { id }, systemCaller, {}, async (context) => {
      const { order, lines } = context;
      assertDue('expire', order.status, order.paymentDeadline, this.clock);
      // Whoever paid at the last moment has paid.
      await this.closeAttempts.first(order.id);
      await this.stock.release(order, lines);
      await this.returnMoney.open(context, { reason: '' });
      order.paymentDeadline = null;
    });
  }
}
