import { useQuery } from '@tanstack/react-query';
import { api } from './api';
import { setServerNow } from './server-clock';

/** The shop: its name, currency, time zone and what it offers. */
export const useShop = () =>
  useQuery({
    queryKey: ['shop'],
    staleTime: 5 * 60_000,
    queryFn: async () => {
      const shop = await api.getShop();
      setServerNow(shop.now);
      return shop;
    },
  });
