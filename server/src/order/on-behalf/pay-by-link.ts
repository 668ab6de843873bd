import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { paymentMethodsByLink } from '@lanzi/shared/order/on-behalf';
import type { PayPage } from '@lanzi/shared/order/on-behalf.contract';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { lineAmount } from '@lanzi/shared/order/order-totals';
import type { PayClient } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { Collections } from '../../payment/collections';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { PaymentReadiness } from '../../shop/payment-readiness';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { ChangePaymentMethod } from '../change-payment-method';
import { CheckAttempts } from '../money/check-attempts';
import { OpenPayment } from '../money/open-payment';
import { extrasOf } from '../order-extras';
import { Order } from '../order.entity';
import { dueOf, OrderStore } from '../order.store';
import { SubmitProof } from '../submit-proof';
import { callerOf, type Payer } from './payer';

/** What the holder of a payment link may do: see what is to be paid, and pay it. */
@Injectable()
export class PayByLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly shop: ShopSnapshot,
    private readonly readiness: PaymentReadiness,
    private readonly collections: Collections,
    private readonly openPayment: OpenPayment,
    private readonly checkAttempts: CheckAttempts,
    private readonly submitProof: SubmitProof,
    private readonly changeMethod: ChangePaymentMethod,
    private readonly clock: Clock,
  ) {}

  async page(payer: Payer): Promise<PayPage> {
    const order = await this.orderOf(payer);
    const state = this.stateOf(order);
    return { state, order: state === 'open' ? await this.orderView(order) : null };
  }

  async open(payer: Payer, client: PayClient, ip: string) {
    await this.assertOpen(payer);
    return this.openPayment.run(callerOf(payer), { orderNo: payer.orderNo, client, ip });
  }

  async check(payer: Payer): Promise<PayPage> {
    await this.checkAttempts.ofOrder(callerOf(payer), payer.orderNo);
    return this.page(payer);
  }

  async prove(payer: Payer, body: ActionBody<'submit_proof'>): Promise<PayPage> {
    await this.assertOpen(payer);
    await this.submitProof.run(targetOf(payer), callerOf(payer), body);
    return this.page(payer);
  }

  /** Neither the customer's balance, which is not the payer's, nor paying later, which the shop did not agree to. */
  async payOtherwise(payer: Payer, body: ActionBody<'change_payment_method'>): Promise<PayPage> {
    await this.assertOpen(payer);
    if (!(await this.methodsFor()).some(({ id }) => id === Number(body.paymentMethodId)))
      throw new DomainError('payment_method_unavailable');
    await this.changeMethod.run(targetOf(payer), callerOf(payer), body);
    return this.page(payer);
  }

  /** @throws DomainError pay_link_over */
  async assertOpen(payer: Payer): Promise<Order> {
    const order = await this.orderOf(payer);
    if (this.stateOf(order) !== 'open') throw new DomainError('pay_link_over');
    return order;
  }

  private async orderOf({ orderNo }: Payer): Promise<Order> {
    const order = await this.unitOfWork.manager.findOneBy(Order, { orderNo });
    invariant(order, 'a payment link belongs to an order');
    return order;
  }

  /** It ends with the order's own time to pay, which stands still while staff look at a proof. */
  private stateOf({ status, paymentDeadline }: Order): PayPage['state'] {
    if (status === 'cancelled') return 'cancelled';
    if (status !== 'pending_payment' && status !== 'pending_confirmation') return 'paid';
    return paymentDeadline && paymentDeadline <= this.clock.now() ? 'expired' : 'open';
  }

  private async methodsFor() {
    const { paymentMethods, settings } = await this.shop.get();
    return paymentMethods.filter(
      ({ enabled, kind }) =>
        enabled && paymentMethodsByLink.includes(kind) && this.readiness.isReady(kind, settings.currency),
    );
  }

  private async orderView(order: Order): Promise<NonNullable<PayPage['order']>> {
    const { items, shipping, discount, surcharge, total, paid, refunded } = order;
    const [proof] = order.paymentKind === 'offline' ? await this.collections.proofsOf(order.id) : [];
    const lines = await this.store.linesOf(order.id);
    return {
      orderNo: order.orderNo,
      version: order.version,
      proofWaits: order.status === 'pending_confirmation',
      proofRejected: order.status === 'pending_payment' ? (proof?.rejectReason ?? null) : null,
      lines: lines.map((line) => ({
        ...{ productName: line.productName, skuName: line.skuName, picture: line.picture },
        ...{ quantity: line.quantity, amount: lineAmount(line) },
      })),
      extras: await extrasOf(this.unitOfWork.manager, order),
      amounts: { items, shipping, discount, surcharge, total, paid, refunded, due: dueOf(order) },
      payment: {
        methodId: String(order.paymentMethodId),
        kind: order.paymentKind,
        title: order.paymentTitle,
        instructions: { ...order.paymentInstructions },
        deadline: order.paymentDeadline?.toISOString() ?? null,
      },
      methods: (await this.methodsFor()).map(({ id, kind, title }) => ({ id: String(id), kind, title })),
    };
  }
}

const targetOf = ({ orderNo, customerId }: Payer) => ({ orderNo, customerId });
