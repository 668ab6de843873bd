import { Module } from '@nestjs/common';
import { CarrierController } from './carrier.controller';
import { CarrierQueries } from './carrier.queries';
import { OfferedMethods } from './offered-methods';
import { SaveCarrier } from './save-carrier';
import { SaveCarrierAccount } from './save-carrier-account';
import { SaveReturnAddress } from './save-return-address';
import { SaveSettings } from './save-settings';
import { SaveStore } from './save-store';
import { SettingsController } from './settings.controller';
import { ShopController } from './shop.controller';
import { ShopQueries } from './shop.queries';
import { ShopSnapshot } from './shop-snapshot';

@Module({
  controllers: [ShopController, SettingsController, CarrierController],
  providers: [
    ...[OfferedMethods, SaveSettings, SaveStore, ShopQueries, ShopSnapshot],
    ...[CarrierQueries, SaveCarrier, SaveCarrierAccount, SaveReturnAddress],
  ],
  exports: [SaveCarrierAccount, SaveReturnAddress, SaveSettings, SaveStore, ShopSnapshot],
})
export class ShopModule {}
