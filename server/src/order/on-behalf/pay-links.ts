import { DomainError } from '@lanzi/shared/errors';
import { orderRefusal } from '@lanzi/shared/order/order-lifecycle';
import type { PayLink as PayLinkView } from '@lanzi/shared/order/on-behalf.contract';
import { payLink } from '@lanzi/shared/payment/pay-link';
import { Injectable } from '@nestjs/common';
import { Audit, type Actor } from '../../platform/audit/audit';
import { Clock } from '../../platform/clock';
import { Config } from '../../platform/config';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Ids } from '../../platform/ids';
import { tokenHash } from '../../platform/token-hash';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { systemCaller } from '../order-caller';
import { dueOf, factsOf, OrderStore } from '../order.store';
import { PayLink } from '../pay-link.entity';

/** What an order can be paid by without signing in. The token leaves the server once and is kept nowhere. */
@Injectable()
export class PayLinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly shop: ShopSnapshot,
    private readonly audit: Audit,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Makes the order's link; the one before is void. @throws DomainError not_found, action_not_allowed */
  make(staff: Actor, orderNo: string): Promise<PayLinkView> {
    return this.unitOfWork.run(async (manager) => {
      const loaded = await this.store.lock({ orderNo });
      const { order } = loaded;
      const facts = factsOf(loaded, (await this.shop.get()).settings);
      const refusal = orderRefusal('pay', systemCaller, facts);
      if (refusal || dueOf(order) <= 0)
        throw new DomainError('action_not_allowed', {
          action: 'pay',
          status: order.status,
          why: refusal?.code ?? 'status',
        });
      const token = this.ids.token();
      await manager.delete(PayLink, { orderId: order.id });
      const row = { tokenHash: tokenHash(token), orderId: order.id, createdAt: this.clock.now() };
      await manager.insert(PayLink, row);
      await this.audit.record(staff, 'order.make_pay_link', orderNo);
      const expiresAt = order.paymentDeadline?.toISOString() ?? null;
      return { url: payLink(this.config.publicUrl, token), expiresAt };
    });
  }

  /** @throws DomainError not_found */
  revoke(staff: Actor, orderNo: string): Promise<void> {
    return this.unitOfWork.run(async (manager) => {
      const { order } = await this.store.lock({ orderNo });
      await manager.delete(PayLink, { orderId: order.id });
      await this.audit.record(staff, 'order.revoke_pay_link', orderNo);
    });
  }
}
