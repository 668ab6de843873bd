import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Ids } from '../platform/ids';
import { ShortCache } from '../platform/short-cache';
import { tokenHash } from '../platform/token-hash';
import { Customer } from './customer.entity';
import { ShopperSession } from './shopper-session.entity';

const lifetime = 30 * 86_400;

interface Known {
  customer: Customer;
  expiresAt: Date;
}

@Injectable()
export class ShopperSessions {
  private readonly known: ShortCache<Known>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.known = new ShortCache(clock, 10, 5000);
  }

  async open(customerId: number): Promise<{ token: string; expiresAt: Date }> {
    const token = this.ids.token();
    const createdAt = this.clock.now();
    const expiresAt = this.clock.in(lifetime);
    const session = { tokenHash: tokenHash(token), customerId, expiresAt, createdAt };
    await this.unitOfWork.run(async (manager) => {
      await manager.delete(ShopperSession, { expiresAt: LessThan(createdAt) });
      await manager.insert(ShopperSession, session);
    });
    return { token, expiresAt };
  }

  /** Who holds this token; undefined when it has ended. */
  async find(token: string): Promise<Customer | undefined> {
    const hash = tokenHash(token);
    const known = this.known.get(hash) ?? (await this.load(hash));
    return known && known.expiresAt > this.clock.now() ? known.customer : undefined;
  }

  async end(token: string): Promise<void> {
    const hash = tokenHash(token);
    await this.unitOfWork.run((manager) => manager.delete(ShopperSession, { tokenHash: hash }));
    this.known.delete(hash);
  }

  /** The customer's own data changed: the next request reads it again. */
  forget(customerId: number): void {
    this.known.deleteWhere(({ customer }) => customer.id === customerId);
  }

  private async load(hash: string): Promise<Known | undefined> {
    const { manager } = this.unitOfWork;
    const session = await manager.findOneBy(ShopperSession, { tokenHash: hash });
    const customer = session && (await manager.findOneBy(Customer, { id: session.customerId }));
    if (!customer) return undefined;
    const known = { customer, expiresAt: session.expiresAt };
    this.known.set(hash, known);
    return known;
  }
}
