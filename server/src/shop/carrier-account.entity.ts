import type { WaybillPayer } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Entity } from 'typeorm';
import { BigInt, Bool, Code, Foreign, Id, Int, Str, Time } from '../platform/database/columns';
import { Carrier } from './carrier.entity';
import { ReturnAddress } from './return-address.entity';

/** The shop's account with a carrier. A deleted one keeps its row: e-waybills were issued with it. */
@Entity('carrier_accounts')
export class CarrierAccount {
  @Id() id: number;
  @Foreign('fk_carrier_account_carrier', () => Carrier) @BigInt() carrierId: number;
  @Str(60) title: string;
  @Str(60) customerName: string;
  /** In a SecretBox. */
  @Code(600, { nullable: true }) sealedPassword: string | null;
  @Str(60) monthCode: string;
  @Str(60) sendSite: string;
  @Str(60) sendStaff: string;
  @Code(12) payer: WaybillPayer;
  @Code(4) expressType: string;
  @Code(6) templateSize: string;
  @Foreign('fk_carrier_account_sender', () => ReturnAddress) @BigInt() senderAddressId: number;
  @Bool() enabled: boolean;
  @Int() version: number;
  @Time({ nullable: true }) deletedAt: Date | null;
}
