import { DomainError } from '@lanzi/shared/errors';
import type { RedemptionCode as RedemptionCodeView } from '@lanzi/shared/redemption/redemption.contract';
import { codeFromScan, redemptionLink } from '@lanzi/shared/redemption/redemption-link';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import type { OrderCaller } from '../order/order-caller';
import { Order } from '../order/order.entity';
import { RunOrderAction } from '../order/run-order-action';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { isDuplicate } from '../platform/database/dialect';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { RateLimits } from '../platform/http/rate-limits';
import { Ids } from '../platform/ids';
import { RedemptionCode } from './redemption-code.entity';

/** A page asks again after so long; a code lives a little longer, for the walk from one phone to the other. */
const refreshSeconds = 30;
const lifeSeconds = 90;
const keptSeconds = 86_400;
const maxDraws = 5;
/** Refusals that somebody gets who does not hold a valid code of their own store. */
const guesses = new Set(['code_unknown', 'code_expired', 'wrong_store']);
/** Whoever will scan the code. */
const anyVerifier: OrderCaller = { kind: 'verifier', id: null, name: '' };

/** Mission B2: codes that rotate, so that an old screenshot is worthless. */
@Injectable()
export class RedemptionCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly config: Config,
    private readonly limits: RateLimits,
    private readonly runOrderAction: RunOrderAction,
  ) {
    limits.define('wrong_redemption_code', { points: 20, seconds: 300 });
  }

  /** The code to show now; two pages open at once show the same. @throws DomainError not_found, action_not_allowed */
  async issue(orderNo: string, customerId: number): Promise<RedemptionCodeView> {
    const { manager } = this.unitOfWork;
    const order = await manager.findOneBy(Order, { orderNo, customerId });
    if (!order) throw new DomainError('not_found');
    await this.runOrderAction.assertAllowed('redeem', anyVerifier, order);
    const fresh = { orderId: order.id, createdAt: MoreThan(this.clock.in(-refreshSeconds)) };
    const current = await manager.findOne(RedemptionCode, { where: fresh, order: { id: 'DESC' } });
    return this.view(current ?? (await this.create(order.id)));
  }

  /** The order that a scanned or typed code stands for. @throws DomainError code_unknown */
  async resolve(scanned: string): Promise<{ order: Order; expired: boolean }> {
    const text = codeFromScan(scanned);
    const { manager } = this.unitOfWork;
    const which = /^\d{8}$/.test(text) ? { shortCode: text } : { code: text };
    const code = await manager.findOneBy(RedemptionCode, which);
    if (!code) throw new DomainError('code_unknown');
    const order = await manager.findOneByOrFail(Order, { id: code.orderId });
    return { order, expired: code.expiresAt <= this.clock.now() };
  }

  /** Eight digits can be guessed by who may try for long: whatever fails counts, for each verifier. */
  async withoutGuessing<T>(verifierId: number, attempt: () => Promise<T>): Promise<T> {
    const key = String(verifierId);
    await this.limits.assertLeft('wrong_redemption_code', key);
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof DomainError && guesses.has(error.code))
        await this.limits.consume('wrong_redemption_code', key);
      throw error;
    }
  }

  /** Forgets codes that nobody can use any more. */
  async sweep(): Promise<void> {
    const old = { expiresAt: LessThan(this.clock.in(-keptSeconds)) };
    await this.unitOfWork.run((manager) => manager.delete(RedemptionCode, old));
  }

  /** Eight digits may be taken by a code of the last day: then others are drawn. */
  private async create(orderId: number, attempt = 1): Promise<Omit<RedemptionCode, 'id'>> {
    const code = {
      orderId,
      // Digits only: dashes, which people type, are dropped from whatever is scanned.
      code: this.ids.digits(32),
      shortCode: this.ids.digits(8),
      createdAt: this.clock.now(),
      expiresAt: this.clock.in(lifeSeconds),
    };
    try {
      await this.unitOfWork.run((manager) => insertOne(manager, RedemptionCode, code));
      return code;
    } catch (error) {
      if (attempt === maxDraws || !isDuplicate(error)) throw error;
      return this.create(orderId, attempt + 1);
    }
  }

  private view({ code, shortCode, createdAt, expiresAt }: Omit<RedemptionCode, 'id'>): RedemptionCodeView {
    return {
      code,
      shortCode,
      url: redemptionLink(this.config.publicUrl, code),
      refreshAt: new Date(createdAt.getTime() + refreshSeconds * 1000).toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
