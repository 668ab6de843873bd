import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/audit/audit';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { RateLimits } from '../platform/http/rate-limits';
import { Uploads } from '../platform/storage/uploads';
import { OfferedMethods } from './offered-methods';
import { PaymentMethod } from './payment-method.entity';
import { SaveSettings } from './save-settings';
import { ShippingMethod } from './shipping-method.entity';
import { ShopQueries } from './shop.queries';

const soundUploads = 'sound-uploads';

/** The shop as its staff set it up. */
@Controller()
export class SettingsController {
  constructor(
    private readonly shop: ShopQueries,
    private readonly saveSettings: SaveSettings,
    private readonly methods: OfferedMethods,
    private readonly uploads: Uploads,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(soundUploads, { points: 60, seconds: 600 });
  }

  @Endpoint(routes.getSettings)
  getSettings() {
    return this.shop.settings();
  }

  @Endpoint(routes.updateSettings)
  async updateSettings(@Caller() caller: Actor, @Input() { body }: InputOf<typeof routes.updateSettings>) {
    const { version, ...settings } = body;
    await this.saveSettings.run(caller, settings, version);
    return this.shop.settings();
  }

  @Endpoint(routes.uploadAlertSound)
  async uploadAlertSound(@Caller() caller: Principal, @Req() request: FastifyRequest) {
    await this.rateLimits.consume(soundUploads, caller.id);
    return this.uploads.receive('sound', request, caller);
  }

  @Endpoint(routes.listPaymentMethods)
  async listPaymentMethods() {
    return { items: await this.shop.paymentMethods() };
  }

  @Endpoint(routes.createPaymentMethod)
  async createPaymentMethod(
    @Caller() caller: Actor,
    @Input() { body }: InputOf<typeof routes.createPaymentMethod>,
  ) {
    return this.shop.paymentMethod(await this.methods.create(caller, PaymentMethod, body));
  }

  @Endpoint(routes.updatePaymentMethod)
  async updatePaymentMethod(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updatePaymentMethod>,
  ) {
    const { version, ...input } = body;
    const id = Number(params.id);
    await this.methods.update(caller, PaymentMethod, id, input, version);
    return this.shop.paymentMethod(id);
  }

  @Endpoint(routes.deletePaymentMethods)
  async deletePaymentMethods(
    @Caller() caller: Actor,
    @Input() { query }: InputOf<typeof routes.deletePaymentMethods>,
  ) {
    await this.methods.delete(caller, PaymentMethod, query.id.map(Number));
  }

  @Endpoint(routes.listShippingMethods)
  async listShippingMethods() {
    return { items: await this.shop.shippingMethods() };
  }

  @Endpoint(routes.createShippingMethod)
  async createShippingMethod(
    @Caller() caller: Actor,
    @Input() { body }: InputOf<typeof routes.createShippingMethod>,
  ) {
    return this.shop.shippingMethod(await this.methods.create(caller, ShippingMethod, body));
  }

  @Endpoint(routes.updateShippingMethod)
  async updateShippingMethod(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updateShippingMethod>,
  ) {
    const { version, ...input } = body;
    const id = Number(params.id);
    await this.methods.update(caller, ShippingMethod, id, input, version);
    return this.shop.shippingMethod(id);
  }

  @Endpoint(routes.deleteShippingMethods)
  async deleteShippingMethods(
    @Caller() caller: Actor,
    @Input() { query }: InputOf<typeof routes.deleteShippingMethods>,
  ) {
    await this.methods.delete(caller, ShippingMethod, query.id.map(Number));
  }
}
