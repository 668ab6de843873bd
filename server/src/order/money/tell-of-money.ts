import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Outbox } from '../../platform/outbox/outbox';
import type { Order } from '../order.entity';
import { REACTIONS, type ReactionsByEvent } from '../run-order-action';
import type { MoneyEventName, MoneyEventPayload } from './money-events';

/** Puts what happened to money into the outbox, in the running unit of work. */
@Injectable()
export class TellOfMoney {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Inject(REACTIONS) private readonly reactions: ReactionsByEvent,
  ) {}

  async add(
    event: MoneyEventName,
    about: {
      source: string;
      amount: number;
      order?: Pick<Order, 'orderNo' | 'deliveryMode' | 'storeId'>;
      by?: string;
    },
  ): Promise<void> {
    const { source, amount, order, by = '' } = about;
    const payload: MoneyEventPayload = {
      event,
      source,
      at: this.clock.now().toISOString(),
      orderNo: order?.orderNo ?? null,
      deliveryMode: order?.deliveryMode ?? null,
      storeId: order?.storeId ?? null,
      amount,
      by,
    };
    await this.outbox.add(event, this.reactions[event], order?.orderNo ?? source, payload);
  }
}

/** A refund as it was when it got stuck: whoever acts on that version has seen to it. */
export const stuckRefund = (id: number, version: number): string => `refund:${id}:${version}`;
