import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { api } from '../../lib/api';
import { queryKeys } from '../../lib/query-client';

export type StoreInput = Parameters<typeof api.createStore>[0]['body'];
export type PaymentMethodInput = Parameters<typeof api.createPaymentMethod>[0]['body'];
export type ShippingMethodInput = Parameters<typeof api.createShippingMethod>[0]['body'];
export type CarrierInput = Parameters<typeof api.createCarrier>[0]['body'];
export type CarrierAccountInput = Parameters<typeof api.createCarrierAccount>[0]['body'];
export type ReturnAddressInput = Parameters<typeof api.createReturnAddress>[0]['body'];
export type SettingsInput = Omit<Parameters<typeof api.updateSettings>[0]['body'], 'version'>;

/** What a form saves: a new row, or a change of the row that was read at that version. */
export interface Saving<Input> {
  existing?: { id: string; version: number };
  input: Input;
  idempotencyKey: string;
}

const shippingMethodsKey = ['shipping-methods'] as const;
const carrierAccountsKey = ['carrier-accounts'] as const;
const returnAddressesKey = ['return-addresses'] as const;

/** Runs a change; the list is asked for again, also after a refusal, as it may have been out of date. */
function useChange<Input, Output>(queryKey: QueryKey, mutationFn: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey }) });
}

export const useStores = () => useQuery({ queryKey: queryKeys.stores, queryFn: () => api.listStores() });
export const useSaveStore = () =>
  useChange(queryKeys.stores, ({ existing, input, idempotencyKey }: Saving<StoreInput>) =>
    existing
      ? api.updateStore({ params: { id: existing.id }, body: { ...input, version: existing.version } })
      : api.createStore({ body: input }, { idempotencyKey }),
  );

export const usePaymentMethods = () =>
  useQuery({ queryKey: queryKeys.paymentMethods, queryFn: () => api.listPaymentMethods() });
export const useSavePaymentMethod = () =>
  useChange(queryKeys.paymentMethods, ({ existing, input, idempotencyKey }: Saving<PaymentMethodInput>) =>
    existing
      ? api.updatePaymentMethod({
          params: { id: existing.id },
          body: { ...input, version: existing.version },
        })
      : api.createPaymentMethod({ body: input }, { idempotencyKey }),
  );
export const useDeletePaymentMethods = () =>
  useChange(queryKeys.paymentMethods, (ids: string[]) => api.deletePaymentMethods({ query: { id: ids } }));

export const useShippingMethods = () =>
  useQuery({ queryKey: shippingMethodsKey, queryFn: () => api.listShippingMethods() });
export const useSaveShippingMethod = () =>
  useChange(shippingMethodsKey, ({ existing, input, idempotencyKey }: Saving<ShippingMethodInput>) =>
    existing
      ? api.updateShippingMethod({
          params: { id: existing.id },
          body: { ...input, version: existing.version },
        })
      : api.createShippingMethod({ body: input }, { idempotencyKey }),
  );
export const useDeleteShippingMethods = () =>
  useChange(shippingMethodsKey, (ids: string[]) => api.deleteShippingMethods({ query: { id: ids } }));

export const useCarriers = () =>
  useQuery({ queryKey: queryKeys.carriers, queryFn: () => api.listCarriers() });
export const useSaveCarrier = () =>
  useChange(queryKeys.carriers, ({ existing, input, idempotencyKey }: Saving<CarrierInput>) =>
    existing
      ? api.updateCarrier({ params: { id: existing.id }, body: { ...input, version: existing.version } })
      : api.createCarrier({ body: input }, { idempotencyKey }),
  );

export const useCarrierAccounts = () =>
  useQuery({ queryKey: carrierAccountsKey, queryFn: () => api.listCarrierAccounts() });
export const useSaveCarrierAccount = () =>
  useChange(carrierAccountsKey, ({ existing, input, idempotencyKey }: Saving<CarrierAccountInput>) =>
    existing
      ? api.updateCarrierAccount({
          params: { id: existing.id },
          body: { ...input, version: existing.version },
        })
      : api.createCarrierAccount({ body: input }, { idempotencyKey }),
  );
export const useDeleteCarrierAccounts = () =>
  useChange(carrierAccountsKey, (ids: string[]) => api.deleteCarrierAccounts({ query: { id: ids } }));

export const useReturnAddresses = () =>
  useQuery({ queryKey: returnAddressesKey, queryFn: () => api.listReturnAddresses() });
export const useSaveReturnAddress = () =>
  useChange(returnAddressesKey, ({ existing, input, idempotencyKey }: Saving<ReturnAddressInput>) =>
    existing
      ? api.updateReturnAddress({
          params: { id: existing.id },
          body: { ...input, version: existing.version },
        })
      : api.createReturnAddress({ body: input }, { idempotencyKey }),
  );
export const useDeleteReturnAddresses = () =>
  useChange(returnAddressesKey, (ids: string[]) => api.deleteReturnAddresses({ query: { id: ids } }));

/** Customers by part of a nickname or phone, to choose verifiers from. */
export const useCustomerSearch = (q: string) =>
  useQuery({
    queryKey: ['customers', q],
    queryFn: () => api.listCustomers({ query: { q, limit: 20 } }),
    enabled: q !== '',
  });

/** Settings are read by the session above every page; a change is seen everywhere at once. */
export const useSaveSettings = () =>
  useChange(queryKeys.settings, ({ version, input }: { version: number; input: SettingsInput }) =>
    api.updateSettings({ body: { ...input, version } }),
  );

export function useFetchSettings() {
  const client = useQueryClient();
  return () =>
    client.fetchQuery({ queryKey: queryKeys.settings, queryFn: () => api.getSettings(), staleTime: 0 });
}
