import type { Principal } from '../platform/http/principal';
import type { Customer } from './customer.entity';

/** A shopper who is asking. */
export interface ShopperPrincipal extends Principal {
  kind: 'shopper';
  customerId: number;
}

export const shopperPrincipal = ({ id, nickname }: Customer): ShopperPrincipal => ({
  kind: 'shopper',
  id: String(id),
  customerId: id,
  name: nickname,
  permissions: new Set(),
});
