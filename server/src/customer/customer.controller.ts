import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Endpoint, Input } from '../platform/http/endpoint';
import type { Actor } from '../platform/audit/audit';
import { Caller, type Principal } from '../platform/http/principal';
import { CreateCustomer } from './create-customer';
import { CustomerQueries } from './customer.queries';
import { SaveAddress } from './save-address';
import { ShopperPictures } from './shopper-pictures';
import type { ShopperPrincipal } from './shopper-principal';
import { UpdateMe } from './update-me';

@Controller()
export class CustomerController {
  constructor(
    private readonly customers: CustomerQueries,
    private readonly changeMe: UpdateMe,
    private readonly saveAddress: SaveAddress,
    private readonly createCustomer: CreateCustomer,
    private readonly pictures: ShopperPictures,
  ) {}

  @Endpoint(routes.getMe)
  getMe(@Caller() { customerId }: ShopperPrincipal) {
    return this.customers.me(customerId);
  }

  @Endpoint(routes.updateMe)
  async updateMe(
    @Caller() { customerId }: ShopperPrincipal,
    @Input() { body }: InputOf<typeof routes.updateMe>,
  ) {
    await this.changeMe.run(customerId, body);
    return this.customers.me(customerId);
  }

  @Endpoint(routes.listAddresses)
  async listAddresses(@Caller() { customerId }: ShopperPrincipal) {
    return { items: await this.customers.addresses(customerId) };
  }

  @Endpoint(routes.createAddress)
  async createAddress(
    @Caller() { customerId }: ShopperPrincipal,
    @Input() { body }: InputOf<typeof routes.createAddress>,
  ) {
    return this.customers.address(customerId, await this.saveAddress.create(customerId, body));
  }

  @Endpoint(routes.updateAddress)
  async updateAddress(
    @Caller() { customerId }: ShopperPrincipal,
    @Input() { params, body }: InputOf<typeof routes.updateAddress>,
  ) {
    const id = Number(params.id);
    await this.saveAddress.update(customerId, id, body);
    return this.customers.address(customerId, id);
  }

  @Endpoint(routes.deleteAddress)
  async deleteAddress(
    @Caller() { customerId }: ShopperPrincipal,
    @Input() { params }: InputOf<typeof routes.deleteAddress>,
  ) {
    await this.saveAddress.delete(customerId, Number(params.id));
  }

  @Endpoint(routes.uploadPicture)
  uploadPicture(@Caller() { id, customerId }: ShopperPrincipal, @Req() request: FastifyRequest) {
    return this.pictures.receive(request, customerId, id);
  }

  @Endpoint(routes.listCustomers)
  listCustomers(@Input() { query }: InputOf<typeof routes.listCustomers>) {
    return this.customers.page(query);
  }

  @Endpoint(routes.createCustomer)
  enterCustomer(
    @Caller() staff: Principal & Actor,
    @Input() { body }: InputOf<typeof routes.createCustomer>,
  ) {
    return this.createCustomer.run(staff, body);
  }

  @Endpoint(routes.listCustomerAddresses)
  async addressesOf(@Input() { params }: InputOf<typeof routes.listCustomerAddresses>) {
    return { items: await this.customers.addressesFor(Number(params.id)) };
  }
}
