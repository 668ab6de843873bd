import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CatalogueSku } from '@lanzi/shared/order/order-edit';
import type { EditPreview } from '@lanzi/shared/order/order-edit.contract';
import { api } from '../../../lib/api';
import { orderKeys } from '../orders.api';

type Wish = Parameters<typeof api.previewEdit>[0]['body'];

/** What the server makes of an edit: with the stock and the prices as they are this moment. */
export const useEditPreview = (orderNo: string, version: number | undefined, wish: Wish) =>
  useQuery({
    queryKey: [...orderKeys.one(orderNo), 'edit', version, wish],
    queryFn: () => api.previewEdit({ params: { orderNo }, body: wish }),
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
    // Others buy meanwhile.
    refetchInterval: 5_000,
    staleTime: 0,
  });

export const catalogueOf = (preview: EditPreview | undefined): Map<string, CatalogueSku> =>
  new Map(preview?.catalogue.map((sku) => [sku.skuId, sku]));

/** Those that can be chosen today, and the order's `own`. */
export const useShippingMethods = (own?: string) =>
  useQuery({
    queryKey: ['shipping-methods'],
    queryFn: () => api.listShippingMethods(),
    select: ({ items }) => items.filter(({ id, enabled }) => enabled || id === own),
    staleTime: 60_000,
  });

/** Products by name or barcode with the stock of their SKUs, to choose one from. */
export const useSkuChoices = (q: string) =>
  useQuery({
    queryKey: ['sku-choices', q],
    queryFn: async () => (await api.listProducts({ query: { q: q || undefined, limit: 30 } })).items,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
