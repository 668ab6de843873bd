import { SettingsInput } from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Carrier } from './carrier.entity';
import { defaultSettings } from './default-settings';
import { PaymentMethod } from './payment-method.entity';
import { ShippingMethod } from './shipping-method.entity';
import { type SettingsData, type ShopPictures, ShopSettings } from './shop-settings.entity';
import { Store } from './store.entity';

export interface Snapshot {
  settings: SettingsData;
  settingsVersion: number;
  pictures: ShopPictures;
  /** Closed ones too, oldest first. */
  stores: Store[];
  /** As offered: by position. Disabled ones too, deleted ones not. */
  paymentMethods: PaymentMethod[];
  shippingMethods: ShippingMethod[];
  /** Courier companies, the ones used most first. */
  carriers: Carrier[];
}

const maxAgeMs = 1000;

/** The shop as it stands, read once a second at most: every order needs all of it. Treat what it gives as frozen. */
@Injectable()
export class ShopSnapshot {
  private held: { value: Snapshot; until: number } | undefined;
  private writes = 0;
  /** Transactions that changed the shop. */
  private readonly writers = new WeakSet<EntityManager>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<Snapshot> {
    const now = this.clock.now().getTime();
    if (this.held && now < this.held.until) return this.held.value;
    const writes = this.writes;
    const value = await this.read();
    // What was read before a write is already old, and a writer's own reading may yet be undone.
    const mayHold = writes === this.writes && !this.writers.has(this.unitOfWork.manager);
    if (mayHold) this.held = { value, until: now + maxAgeMs };
    return value;
  }

  /** Whoever changes the shop calls this in the same unit of work. */
  changed(): void {
    const forget = () => {
      this.writes++;
      this.held = undefined;
    };
    forget();
    this.writers.add(this.unitOfWork.manager);
    this.unitOfWork.afterCommit(forget);
  }

  private async read(): Promise<Snapshot> {
    const { manager } = this.unitOfWork;
    const row = await manager.findOneBy(ShopSettings, { id: 1 });
    const offered = { where: { deletedAt: IsNull() }, order: { position: 'ASC', id: 'ASC' } } as const;
    return {
      settings: SettingsInput.parse({ ...defaultSettings, ...row?.settings }),
      settingsVersion: row?.version ?? 1,
      pictures: row?.pictures ?? { logo: '', banners: [] },
      stores: await manager.find(Store, { order: { id: 'ASC' } }),
      paymentMethods: await manager.find(PaymentMethod, offered),
      shippingMethods: await manager.find(ShippingMethod, offered),
      carriers: await manager.find(Carrier, { order: { position: 'ASC', id: 'ASC' } }),
    };
  }
}
