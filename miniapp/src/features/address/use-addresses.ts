import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { queryClient } from '@/lib/query';
import { useSignedIn } from '@/lib/session-token';

const addressesKey = ['my', 'addresses'];

/** The address book, the default first. */
export const useAddresses = () =>
  useQuery({ queryKey: addressesKey, queryFn: () => api.listAddresses(), enabled: useSignedIn() });

export const renewAddresses = () => queryClient.invalidateQueries({ queryKey: addressesKey });
