import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { DomainError } from '@lanzi/shared/errors';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { RedeemOrder, type VerifierCaller } from './redeem-order';
import { RedemptionCodes } from './redemption-codes';
import { RedemptionHistory } from './redemption-history';

type VerifierPrincipal = Principal & { storeIds: readonly number[] };

const verifierOf = ({ id, name, storeIds }: VerifierPrincipal): VerifierCaller => ({
  kind: 'verifier',
  id: Number(id),
  name,
  storeIds,
});

@Controller()
export class RedemptionController {
  constructor(
    private readonly codes: RedemptionCodes,
    private readonly redeemOrder: RedeemOrder,
    private readonly history: RedemptionHistory,
  ) {}

  @Endpoint(routes.getRedemptionCode)
  code(@Caller() { id }: Principal, @Input() { params }: InputOf<typeof routes.getRedemptionCode>) {
    return this.codes.issue(params.orderNo, Number(id));
  }

  @Endpoint(routes.previewRedemption)
  preview(@Caller() caller: VerifierPrincipal, @Input() { query }: InputOf<typeof routes.previewRedemption>) {
    return this.redeemOrder.preview(verifierOf(caller), query.code);
  }

  @Endpoint(routes.redeem)
  async redeem(@Caller() caller: VerifierPrincipal, @Input() { body }: InputOf<typeof routes.redeem>) {
    return this.history.one(await this.redeemOrder.byCode(verifierOf(caller), body.code, body.cashCollected));
  }

  @Endpoint(routes.listRedemptions)
  list(@Caller() { id }: Principal, @Input() { query }: InputOf<typeof routes.listRedemptions>) {
    return this.history.page(Number(id), query);
  }

  @Endpoint(routes.listShopRedemptions)
  ofShop(@Input() { query }: InputOf<typeof routes.listShopRedemptions>) {
    return this.history.ofShop(query);
  }

  /** Where the QR code's link leads a browser: the verifier's page of the H5. WeChat never asks for it. */
  // The link is /redeem/?code=…; the framework cuts the slash off a route that ends with one, hence the second.
  @Get(['redeem', 'redeem/*'])
  open(@Req() { url }: FastifyRequest, @Query('code') code: unknown, @Res() reply: FastifyReply): void {
    if (!/^\/redeem\/?(\?|$)/.test(url)) throw new DomainError('not_found');
    const page = '/#/packages/verifier/pages/redeem/index';
    void reply.redirect(`${page}?code=${encodeURIComponent(typeof code === 'string' ? code : '')}`, 302);
  }
}
