import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { CartQueries } from './cart.queries';
import { PutCart } from './put-cart';
import { ShelfQueries } from './shelf.queries';

/** What shoppers look at and put in their cart. */
@Controller()
export class ShelfController {
  constructor(
    private readonly shelf: ShelfQueries,
    private readonly carts: CartQueries,
    private readonly replaceCart: PutCart,
  ) {}

  @Endpoint(routes.listShopCategories)
  async listShopCategories() {
    return { items: await this.shelf.categories() };
  }

  @Endpoint(routes.listShopProducts)
  listShopProducts(@Input() { query }: InputOf<typeof routes.listShopProducts>) {
    return this.shelf.page(query);
  }

  @Endpoint(routes.getShopProduct)
  getShopProduct(@Input() { params }: InputOf<typeof routes.getShopProduct>) {
    return this.shelf.product(Number(params.id));
  }

  @Endpoint(routes.getCart)
  getCart(@Caller() { id }: Principal) {
    return this.carts.cart(Number(id));
  }

  @Endpoint(routes.putCart)
  async putCart(@Caller() { id }: Principal, @Input() { body }: InputOf<typeof routes.putCart>) {
    await this.replaceCart.run(Number(id), body);
    return this.carts.cart(Number(id));
  }
}
