import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import type { OrderEventName } from '@lanzi/shared/order/order-lifecycle';
import { Injectable } from '@nestjs/common';
import { RefundAfterSale } from './after-sale/refund-after-sale';
import { TellConsoles } from './alert/tell-consoles';
import { FollowParcels } from './fulfilment/tracking/follow-parcels';
import { TellWechat } from './fulfilment/wechat-shipping/tell-wechat';
import { CarryOutRefunds } from './order/money/carry-out-refunds';
import type { MoneyEventName, MoneyEventPayload } from './order/money/money-events';
import type { OrderEventPayload, ReactionsByEvent } from './order/run-order-action';
import { OutboxRelay } from './platform/outbox/outbox-relay';

/** What consoles do on news: sound an alert, stop calling for the order, or only look again at their lists. */
type ConsoleNews = { announce: AlertKind } | 'settle' | 'refresh';
interface Reacting {
  consoles?: ConsoleNews;
  /** Refunds that were just asked for are carried out at once; a job does it for those that need another try. */
  refunds?: 'carry out';
  /** Carriers are asked to tell us of the parcels. */
  parcels?: 'follow';
  /** WeChat hears that the goods of its payments left. */
  wechat?: 'tell';
  /** A return whose money went back is over. */
  afterSale?: 'settle';
}

/**
 * What follows from each thing that happens to an order or to money, after it is committed. Each reaction is told at
 * least once, and hears of one order in the order in which things happened to it. What must be true at the commit
 * itself stands in the use case, not here. Whatever a person does for an order settles its alerts; what nobody did
 * does not. An order that is paid through a provider is new to the shop once it is paid.
 */
export const reactions = {
  'order.placed': { consoles: { announce: 'new_order' } },
  'order.proof_submitted': { consoles: { announce: 'proof_submitted' } },
  'order.payment_confirmed': { consoles: 'settle' },
  'order.proof_rejected': { consoles: 'settle' },
  'order.paid': { consoles: { announce: 'new_order' } },
  'order.surplus_received': { consoles: 'refresh', refunds: 'carry out' },
  'order.payment_method_changed': { consoles: { announce: 'new_order' } },
  'order.collected': { consoles: 'settle' },
  'order.expired': { consoles: 'settle', refunds: 'carry out' },
  'order.cancelled': { consoles: 'settle', refunds: 'carry out' },
  'order.price_changed': { consoles: 'settle' },
  'order.edited': { consoles: 'settle' },
  'order.difference_waived': { consoles: 'settle' },
  'order.delivery_changed': { consoles: 'settle' },
  'order.out_of_stock': { consoles: 'settle' },
  'order.back_in_stock': { consoles: 'settle' },
  'order.shipped': { consoles: 'settle', parcels: 'follow', wechat: 'tell' },
  'order.shipment_recalled': { consoles: 'settle' },
  'order.waybill_failed': { consoles: 'refresh' },
  'order.waybill_dropped': { consoles: 'settle' },
  'order.tracked': { consoles: 'refresh' },
  'order.parcel_returning': { consoles: { announce: 'parcel_returning' } },
  'order.tracking_edited': { consoles: 'settle', parcels: 'follow', wechat: 'tell' },
  'order.redeemed': { consoles: 'settle', wechat: 'tell' },
  'order.received': { consoles: 'refresh' },
  'order.completed_by_hand': { consoles: 'settle', wechat: 'tell' },
  'order.reopened': { consoles: 'refresh' },
  'order.cancellation_requested': { consoles: { announce: 'cancellation_requested' } },
  'order.cancellation_reviewed': { consoles: 'settle' },
  'order.cancelled_after_review': { consoles: 'settle', refunds: 'carry out' },
  'order.refund_requested': { consoles: 'settle', refunds: 'carry out' },
  'order.refunded': { consoles: 'refresh', afterSale: 'settle' },
  'order.after_sale_requested': { consoles: { announce: 'after_sale_requested' } },
  'order.reviewed': { consoles: 'refresh' },
  'order.after_sale_approved': { consoles: 'settle' },
  'order.after_sale_refused': { consoles: 'settle' },
  'order.return_shipped': { consoles: 'refresh' },
  'order.return_received': { consoles: 'settle' },
  'order.after_sale_closed': { consoles: 'settle' },
  'order.replacement_shipped': { consoles: 'settle', parcels: 'follow' },
  'order.replacement_received': { consoles: 'refresh' },
  'order.after_sale_refund_requested': { consoles: 'settle', refunds: 'carry out' },
  'order.after_sale_settled': { consoles: 'refresh' },
  'order.noted': { consoles: 'refresh' },
  'money.strayed': { consoles: { announce: 'stray_money' } },
  'money.handled': { consoles: 'settle', refunds: 'carry out' },
  'refund.stuck': { consoles: { announce: 'refund_failed' } },
} as const satisfies Record<OrderEventName | MoneyEventName, Reacting>;

/** The names alone, for whoever writes the outbox rows. */
export const reactionsByEvent = Object.fromEntries(
  Object.entries(reactions).map(([event, reacting]) => [event, Object.keys(reacting)]),
) as unknown as ReactionsByEvent;

/** How each reaction is done. */
@Injectable()
export class Reactions {
  constructor(
    relay: OutboxRelay,
    tellConsoles: TellConsoles,
    carryOutRefunds: CarryOutRefunds,
    followParcels: FollowParcels,
    tellWechat: TellWechat,
    refundAfterSale: RefundAfterSale,
  ) {
    relay.register('consoles', async (happened: OrderEventPayload | MoneyEventPayload) => {
      const { consoles: news }: Reacting = reactions[happened.event];
      if (!('orderId' in happened)) {
        if (typeof news === 'object') await tellConsoles.announce(news.announce, happened);
        else await tellConsoles.settleSource(happened.source, happened.by);
      } else if (typeof news === 'object' && !happened.awaitsProvider)
        await tellConsoles.announceOrder(news.announce, happened);
      else if (news === 'settle') await tellConsoles.settle(happened);
      else tellConsoles.refresh(happened);
    });
    relay.register('parcels', ({ orderId }: OrderEventPayload) => followParcels.ofOrder(orderId));
    relay.register('wechat', ({ orderId }: OrderEventPayload) => tellWechat.ofOrder(orderId));
    relay.register('afterSale', ({ orderId }: OrderEventPayload) => refundAfterSale.settle(orderId));
    relay.register('refunds', (happened: OrderEventPayload | MoneyEventPayload) =>
      'orderId' in happened ? carryOutRefunds.ofOrder(happened.orderId) : carryOutRefunds.sweep(),
    );
  }
}
