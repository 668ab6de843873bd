import { Global, Module } from '@nestjs/common';
import { CustomerModule } from '../customer/customer.module';
import { VerifierStores } from '../customer/verifier-stores';
import { ShopModule } from '../shop/shop.module';
import { BoundStores } from './bound-stores';
import { SaveStoreAndVerifiers } from './save-store-and-verifiers';
import { StoreController } from './store.controller';
import { StoreQueries } from './store.queries';
import { VerifierAuthenticator } from './verifier-authenticator';

/** Global, because it answers what CustomerModule asks through VerifierStores without knowing who does. */
@Global()
@Module({
  imports: [CustomerModule, ShopModule],
  controllers: [StoreController],
  providers: [
    BoundStores,
    SaveStoreAndVerifiers,
    StoreQueries,
    VerifierAuthenticator,
    { provide: VerifierStores, useExisting: BoundStores },
  ],
  exports: [BoundStores, VerifierStores],
})
export class VerifierModule {}
