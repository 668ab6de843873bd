import { Module } from '@nestjs/common';
import { CreateCustomer } from './create-customer';
import { CustomerController } from './customer.controller';
import { CustomerQueries } from './customer.queries';
import { FindOrCreateCustomer } from './find-or-create-customer';
import { PhoneCodes } from './phone-codes';
import { SaveAddress } from './save-address';
import { SendPhoneCode } from './send-phone-code';
import { ShopperSessionController } from './session.controller';
import { ShopperAuthenticator } from './shopper-authenticator';
import { ShopperPictures } from './shopper-pictures';
import { ShopperSessions } from './shopper-sessions';
import { SignInByPhone } from './sign-in-by-phone';
import { SignInByWechat } from './sign-in-by-wechat';
import { SmsClient } from './sms-client';
import { UpdateMe } from './update-me';
import { WechatClient } from './wechat-client';

/** Needs a global provider of VerifierStores. */
@Module({
  controllers: [ShopperSessionController, CustomerController],
  providers: [
    ...[
      CreateCustomer,
      CustomerQueries,
      FindOrCreateCustomer,
      PhoneCodes,
      SaveAddress,
      SendPhoneCode,
      ShopperAuthenticator,
    ],
    ...[ShopperPictures, ShopperSessions, SignInByPhone, SignInByWechat, SmsClient, UpdateMe, WechatClient],
  ],
  exports: [CustomerQueries, ShopperAuthenticator, ShopperPictures],
})
export class CustomerModule {}
