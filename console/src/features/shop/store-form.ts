import type { Store } from '@lanzi/shared/shop/shop.contract';
import type { StoreInput } from './shop.api';

export type Verifier = Store['verifiers'][number];
/** A store as the editor holds it; field names are the contract's, so that refusals find their fields. */
export interface StoreValues {
  name: string;
  address: string;
  phone: string;
  openingHours: string;
  open: boolean;
  location: { lat?: number | null; lng?: number | null };
  verifierIds: Verifier[];
}

export const newStore: StoreValues = {
  name: '',
  address: '',
  phone: '',
  openingHours: '',
  open: true,
  location: {},
  verifierIds: [],
};

export const valuesOf = ({ verifiers, location, ...store }: Store): StoreValues => ({
  name: store.name,
  address: store.address,
  phone: store.phone,
  openingHours: store.openingHours,
  open: store.open,
  location: location ?? {},
  verifierIds: verifiers,
});

export const inputOf = ({ location: { lat, lng }, verifierIds, ...store }: StoreValues): StoreInput => ({
  name: store.name,
  address: store.address,
  phone: store.phone,
  openingHours: store.openingHours,
  open: store.open,
  location: typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : null,
  verifierIds: verifierIds.map(({ id }) => id),
});
