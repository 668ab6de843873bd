import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { createStore } from '@/lib/store';
import { say } from '@/lib/toast';
import { t } from '@/lib/words';

interface Place {
  lat: number;
  lng: number;
}
const place = createStore<Place | undefined>(undefined);

/** The pickup stores; nearest first once the shopper's place is known. */
export function useStores() {
  const at = place.use();
  return useQuery({
    queryKey: ['stores', at],
    queryFn: () => api.listShopStores({ query: { lat: at?.lat, lng: at?.lng } }),
    placeholderData: (before) => before,
  });
}

/** Asks the phone where it is. A refusal is said once and changes nothing. */
export function useLocate() {
  const known = place.use() !== undefined;
  const [locating, setLocating] = useState(false);
  const locate = async () => {
    setLocating(true);
    try {
      // Stores are marked on Chinese maps (GCJ-02); browsers only know WGS-84, some hundred metres off.
      const type = process.env.TARO_ENV === 'weapp' ? 'gcj02' : 'wgs84';
      const { latitude, longitude } = await Taro.getLocation({ type });
      place.set({ lat: latitude, lng: longitude });
    } catch {
      say(t('checkout.locateRefused'));
    } finally {
      setLocating(false);
    }
  };
  return { known, locating, locate };
}
