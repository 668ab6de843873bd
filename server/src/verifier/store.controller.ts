import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import type { Actor } from '../platform/audit/audit';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller } from '../platform/http/principal';
import { SaveStoreAndVerifiers } from './save-store-and-verifiers';
import { StoreQueries } from './store.queries';

@Controller()
export class StoreController {
  constructor(
    private readonly stores: StoreQueries,
    private readonly save: SaveStoreAndVerifiers,
  ) {}

  @Endpoint(routes.listStores)
  async listStores() {
    return { items: await this.stores.all() };
  }

  @Endpoint(routes.createStore)
  async createStore(@Caller() caller: Actor, @Input() { body }: InputOf<typeof routes.createStore>) {
    return this.stores.one(await this.save.create(caller, body));
  }

  @Endpoint(routes.updateStore)
  async updateStore(@Caller() caller: Actor, @Input() { params, body }: InputOf<typeof routes.updateStore>) {
    const { version, ...input } = body;
    const id = Number(params.id);
    await this.save.update(caller, id, input, version);
    return this.stores.one(id);
  }
}
