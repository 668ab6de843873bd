import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { pickLang } from '@lanzi/shared/lang';
import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { bearerToken } from '../platform/http/bearer-token';
import { Endpoint, Input } from '../platform/http/endpoint';
import { SendPhoneCode } from './send-phone-code';
import { ShopperSessions } from './shopper-sessions';
import { SignInByPhone } from './sign-in-by-phone';
import { SignInByWechat } from './sign-in-by-wechat';

const langOf = (request: FastifyRequest) => pickLang(request.headers['accept-language']);

@Controller()
export class ShopperSessionController {
  constructor(
    private readonly sendCode: SendPhoneCode,
    private readonly byPhone: SignInByPhone,
    private readonly byWechat: SignInByWechat,
    private readonly sessions: ShopperSessions,
  ) {}

  @Endpoint(routes.sendPhoneCode)
  async sendPhoneCode(
    @Input() { body }: InputOf<typeof routes.sendPhoneCode>,
    @Req() request: FastifyRequest,
  ) {
    await this.sendCode.run(body.phone, langOf(request), request.ip);
  }

  @Endpoint(routes.signInByPhone)
  signInByPhone(@Input() { body }: InputOf<typeof routes.signInByPhone>, @Req() request: FastifyRequest) {
    return this.byPhone.run(body, langOf(request), request.ip);
  }

  @Endpoint(routes.signInByWechat)
  signInByWechat(@Input() { body }: InputOf<typeof routes.signInByWechat>, @Req() request: FastifyRequest) {
    return this.byWechat.run(body.code, langOf(request), request.ip);
  }

  @Endpoint(routes.signOutShopper)
  async signOutShopper(@Req() request: FastifyRequest) {
    await this.sessions.end(bearerToken(request) ?? '');
  }
}
