import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import type { Actor } from '../platform/audit/audit';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller } from '../platform/http/principal';
import { CarrierQueries } from './carrier.queries';
import { SaveCarrier } from './save-carrier';
import { SaveCarrierAccount } from './save-carrier-account';
import { SaveReturnAddress } from './save-return-address';
import { byId } from './shop.queries';

/** Who carries the shop's parcels, on whose account and from where. */
@Controller()
export class CarrierController {
  constructor(
    private readonly queries: CarrierQueries,
    private readonly saveCarrier: SaveCarrier,
    private readonly saveAccount: SaveCarrierAccount,
    private readonly saveAddress: SaveReturnAddress,
  ) {}

  @Endpoint(routes.listCarriers)
  async listCarriers() {
    return { items: await this.queries.carriers() };
  }

  @Endpoint(routes.createCarrier)
  async createCarrier(@Caller() caller: Actor, @Input() { body }: InputOf<typeof routes.createCarrier>) {
    const id = await this.saveCarrier.create(caller, body);
    return byId(await this.queries.carriers(), id);
  }

  @Endpoint(routes.updateCarrier)
  async updateCarrier(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updateCarrier>,
  ) {
    const { version, ...input } = body;
    await this.saveCarrier.update(caller, Number(params.id), input, version);
    return byId(await this.queries.carriers(), Number(params.id));
  }

  @Endpoint(routes.listCarrierAccounts)
  async listCarrierAccounts() {
    return { items: await this.queries.accounts() };
  }

  @Endpoint(routes.createCarrierAccount)
  async createCarrierAccount(
    @Caller() caller: Actor,
    @Input() { body }: InputOf<typeof routes.createCarrierAccount>,
  ) {
    const id = await this.saveAccount.create(caller, body);
    return byId(await this.queries.accounts(), id);
  }

  @Endpoint(routes.updateCarrierAccount)
  async updateCarrierAccount(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updateCarrierAccount>,
  ) {
    const { version, ...input } = body;
    await this.saveAccount.update(caller, Number(params.id), input, version);
    return byId(await this.queries.accounts(), Number(params.id));
  }

  @Endpoint(routes.deleteCarrierAccounts)
  async deleteCarrierAccounts(
    @Caller() caller: Actor,
    @Input() { query }: InputOf<typeof routes.deleteCarrierAccounts>,
  ) {
    await this.saveAccount.delete(caller, query.id.map(Number));
  }

  @Endpoint(routes.listReturnAddresses)
  async listReturnAddresses() {
    return { items: await this.queries.returnAddresses() };
  }

  @Endpoint(routes.createReturnAddress)
  async createReturnAddress(
    @Caller() caller: Actor,
    @Input() { body }: InputOf<typeof routes.createReturnAddress>,
  ) {
    const id = await this.saveAddress.create(caller, body);
    return byId(await this.queries.returnAddresses(), id);
  }

  @Endpoint(routes.updateReturnAddress)
  async updateReturnAddress(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updateReturnAddress>,
  ) {
    const { version, ...input } = body;
    await this.saveAddress.update(caller, Number(params.id), input, version);
    return byId(await this.queries.returnAddresses(), Number(params.id));
  }

  @Endpoint(routes.deleteReturnAddresses)
  async deleteReturnAddresses(
    @Caller() caller: Actor,
    @Input() { query }: InputOf<typeof routes.deleteReturnAddresses>,
  ) {
    await this.saveAddress.delete(caller, query.id.map(Number));
  }
}
