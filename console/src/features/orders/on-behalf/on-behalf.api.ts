import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/api';
import type { wishOf } from './behalf-draft';

type Wish = NonNullable<ReturnType<typeof wishOf>>;

/** What the server makes of it, with the stock and the prices of this moment. */
export const useBehalfPreview = (wish: Wish | undefined) =>
  useQuery({
    queryKey: ['on-behalf', 'preview', wish],
    queryFn: () => (wish ? api.previewOnBehalf({ body: wish }) : null),
    enabled: wish !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
    staleTime: 0,
  });

/** A few customers by part of a nickname or phone, or by id, newest first. */
export const useCustomerChoices = (q: string) =>
  useQuery({
    queryKey: ['customers', 'choices', q],
    queryFn: () => api.listCustomers({ query: { q: q || undefined, limit: 6 } }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
  });

export const useCustomerBook = (id: string | undefined) =>
  useQuery({
    queryKey: ['customers', 'addresses', id],
    queryFn: () => api.listCustomerAddresses({ params: { id: id ?? '' } }),
    select: ({ items }) => items,
    enabled: id !== undefined,
  });

/** Each asking makes a new link and voids the one before, so nothing asks by itself. */
export const usePayLink = (orderNo: string, asked: boolean) =>
  useQuery({
    queryKey: ['pay-link', orderNo],
    queryFn: () => api.makePayLink({ params: { orderNo } }),
    enabled: asked,
    ...{ staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
  });
