import { Module } from '@nestjs/common';
import { ShopModule } from '../shop/shop.module';
import { StaffModule } from '../staff/staff.module';
import { AlertController } from './alert.controller';
import { AlertInbox } from './alert-inbox';
import { TellConsoles } from './tell-consoles';
import { ConsoleGateway } from './console.gateway';

@Module({
  imports: [ShopModule, StaffModule],
  controllers: [AlertController],
  providers: [TellConsoles, AlertInbox, ConsoleGateway],
  exports: [TellConsoles],
})
export class AlertModule {}
