import { DomainError } from '@lanzi/shared/errors';
import type {
  PaymentMethod as PaymentMethodView,
  Settings,
  ShippingMethod as ShippingMethodView,
  ShopInfo,
  ShopStore,
} from '@lanzi/shared/shop/shop.contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { distanceMetres, type Place } from './distance';
import { PaymentReadiness } from './payment-readiness';
import type { ShippingMethod } from './shipping-method.entity';
import { ShopSnapshot } from './shop-snapshot';
import type { Store } from './store.entity';

const withIdText = <T extends { id: number }>(row: T) => ({ ...row, id: String(row.id) });

export const shippingMethodView = ({ deletedAt: _, ...method }: ShippingMethod): ShippingMethodView =>
  withIdText(method);

@Injectable()
export class ShopQueries {
  constructor(
    private readonly snapshot: ShopSnapshot,
    private readonly clock: Clock,
    private readonly readiness: PaymentReadiness,
  ) {}

  async info(): Promise<ShopInfo> {
    const { settings, pictures } = await this.snapshot.get();
    const { name, notice, currency, timeZone, lang, expressEnabled, pickupEnabled } = settings;
    const { reviewsEnabled, autoReceiptDays } = settings;
    return {
      ...{ name, notice, currency, timeZone, lang, expressEnabled, pickupEnabled },
      ...{ reviewsEnabled, autoReceiptDays },
      logoUrl: pictures.logo,
      bannerUrls: pictures.banners,
      now: this.clock.now().toISOString(),
    };
  }

  async settings(): Promise<Settings> {
    const { settings, settingsVersion } = await this.snapshot.get();
    return { ...settings, version: settingsVersion };
  }

  /** Open stores, nearest to `place` first; those whose place is unknown come last. */
  async openStores(place: Place | undefined): Promise<ShopStore[]> {
    const { stores } = await this.snapshot.get();
    const views = stores.filter((store) => store.open).map((store) => shopStoreView(store, place));
    const rank = (store: ShopStore) => store.distanceMetres ?? Infinity;
    return place ? views.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))) : views;
  }

  async paymentMethods(): Promise<PaymentMethodView[]> {
    const { paymentMethods, settings } = await this.snapshot.get();
    return paymentMethods.map(({ deletedAt: _, ...method }) => ({
      ...withIdText(method),
      ready: this.readiness.isReady(method.kind, settings.currency),
    }));
  }

  async paymentMethod(id: number): Promise<PaymentMethodView> {
    return byId(await this.paymentMethods(), id);
  }

  async shippingMethods(): Promise<ShippingMethodView[]> {
    return (await this.snapshot.get()).shippingMethods.map(shippingMethodView);
  }

  async shippingMethod(id: number): Promise<ShippingMethodView> {
    return byId(await this.shippingMethods(), id);
  }
}

/** @throws DomainError not_found */
export function byId<T extends { id: string }>(views: readonly T[], id: number): T {
  const found = views.find((view) => view.id === String(id));
  if (!found) throw new DomainError('not_found');
  return found;
}

function shopStoreView(store: Store, place: Place | undefined): ShopStore {
  const { id, name, address, phone, location, openingHours, open } = store;
  return {
    ...{ id: String(id), name, address, phone, location, openingHours, open },
    distanceMetres: place && location ? distanceMetres(place, location) : null,
  };
}
