import { DomainError } from '@lanzi/shared/errors';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Customer } from '../../customer/customer.entity';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { bearerToken } from '../../platform/http/bearer-token';
import { Authenticators, type Principal } from '../../platform/http/principal';
import { RateLimits } from '../../platform/http/rate-limits';
import { tokenHash } from '../../platform/token-hash';
import type { OrderCaller } from '../order-caller';
import { Order } from '../order.entity';
import { PayLink } from '../pay-link.entity';

const asking = 'pay-link';
const guessing = 'pay-link-wrong';

/** Whoever holds the payment link of one order, whose id is theirs. */
export interface Payer extends Principal {
  kind: 'payer';
  orderNo: string;
  customerId: number;
}

/** They act as the customer whose order it is; the timeline tells that it was by the link. */
export const callerOf = ({ id, customerId, name }: Payer): OrderCaller & { id: number } => ({
  kind: 'shopper',
  id: customerId,
  name,
  byLinkOf: Number(id),
});

/** The token stands in the Authorization header, so that no log of addresses has it. */
@Injectable()
export class PayerAuthenticator implements OnModuleInit {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly unitOfWork: UnitOfWork,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(asking, { points: 300, seconds: 600 });
    rateLimits.define(guessing, { points: 30, seconds: 600 });
  }

  onModuleInit(): void {
    this.authenticators.register('payer', async (request) => {
      await this.rateLimits.assertLeft(guessing, request.ip);
      const payer = await this.find(bearerToken(request));
      if (payer) {
        await this.rateLimits.consume(asking, payer.id);
        return payer;
      }
      await this.rateLimits.consume(guessing, request.ip);
      throw new DomainError('pay_link_invalid');
    });
  }

  private async find(token: string | undefined): Promise<Payer | undefined> {
    if (token === undefined) return undefined;
    const { manager } = this.unitOfWork;
    const link = await manager.findOneBy(PayLink, { tokenHash: tokenHash(token) });
    const order = link && (await manager.findOneBy(Order, { id: link.orderId }));
    if (!order) return undefined;
    const { id, orderNo, customerId } = order;
    const { nickname: name } = await manager.findOneByOrFail(Customer, { id: customerId });
    return { kind: 'payer', id: String(id), name, orderNo, customerId, permissions: new Set() };
  }
}
