import { Entity, Index, Unique } from 'typeorm';
import { Customer } from '../customer/customer.entity';
import { BigInt, Foreign, Id } from '../platform/database/columns';
import { Store } from '../shop/store.entity';

/** A shopper who may redeem pickups at a store. */
@Entity('store_verifiers')
@Unique('uq_store_verifiers', ['storeId', 'customerId'])
@Index('ix_store_verifiers_customer', ['customerId'])
export class StoreVerifier {
  @Id() id: number;
  @Foreign('fk_store_verifiers_store', () => Store) @BigInt() storeId: number;
  @Foreign('fk_store_verifiers_customer', () => Customer) @BigInt() customerId: number;
}
