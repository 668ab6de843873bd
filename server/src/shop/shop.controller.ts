import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { ShopQueries } from './shop.queries';

/** The shop as its visitors see it. */
@Controller()
export class ShopController {
  constructor(private readonly shop: ShopQueries) {}

  @Endpoint(routes.getShop)
  getShop() {
    return this.shop.info();
  }

  @Endpoint(routes.listShopStores)
  async listShopStores(@Input() { query }: InputOf<typeof routes.listShopStores>) {
    const { lat, lng } = query;
    const place = lat === undefined || lng === undefined ? undefined : { lat, lng };
    return { items: await this.shop.openStores(place) };
  }
}
