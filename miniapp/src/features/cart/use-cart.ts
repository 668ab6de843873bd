import { useMutation, useQuery } from '@tanstack/react-query';
import type { Cart } from '@lanzi/shared/catalog/catalog.contract';
import { api } from '@/lib/api';
import { queryClient } from '@/lib/query';
import { ensureSignedIn } from '@/lib/session';
import { useSignedIn } from '@/lib/session-token';
import { say, sayDone, sayError } from '@/lib/toast';
import { t } from '@/lib/words';
import { reviewed, withAdded, type Wanted } from './cart-lines';

const cartKey = ['my', 'cart'];
const changeKey = ['change-cart'];

export const useCart = () =>
  useQuery({ queryKey: cartKey, queryFn: () => api.getCart(), enabled: useSignedIn(), staleTime: 5_000 });

export const useCartCount = (): number =>
  useCart().data?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;

const asInput = (lines: readonly Wanted[]) => lines.map(({ skuId, quantity }) => ({ skuId, quantity }));

/**
 * Writes the whole cart. Lines that the cart already knows are shown changed at once; the answers of quick changes
 * are taken in order and only the last is shown, so that a number never jumps back.
 */
export function useChangeCart() {
  return useMutation({
    mutationKey: changeKey,
    scope: { id: 'cart' },
    mutationFn: (lines: readonly Wanted[]) => api.putCart({ body: { lines: asInput(lines) } }),
    onMutate: async (lines) => {
      await queryClient.cancelQueries({ queryKey: cartKey });
      queryClient.setQueryData<Cart>(cartKey, (cart) => {
        if (!cart) return cart;
        const known = new Map(cart.lines.map((line) => [line.skuId, line]));
        const shown = lines.flatMap(({ skuId, quantity }) => {
          const line = known.get(skuId);
          return line ? [reviewed({ ...line, quantity })] : [];
        });
        return { ...cart, lines: shown };
      });
    },
    onSuccess: (cart) => {
      if (queryClient.isMutating({ mutationKey: changeKey }) <= 1) queryClient.setQueryData(cartKey, cart);
    },
    onError: (error) => {
      sayError(error);
      void queryClient.invalidateQueries({ queryKey: cartKey });
    },
  });
}

/** Puts a SKU in the cart, signing in first if need be, and says how it went. */
export async function addToCart(wanted: Wanted, sellable: number): Promise<void> {
  try {
    if (!(await ensureSignedIn())) return;
    const held = await api.getCart();
    const { lines, short } = withAdded(held.lines, wanted, sellable);
    queryClient.setQueryData(cartKey, await api.putCart({ body: { lines: asInput(lines) } }));
    if (short) say(t('shop.addedLess', { count: sellable }));
    else sayDone(t('shop.added'));
  } catch (error) {
    sayError(error);
  }
}

/** Takes ordered lines out of the cart. It may fail unseen: the order stands, the cart only keeps more than needed. */
export async function takeOutOfCart(skuIds: readonly string[]): Promise<void> {
  try {
    const { lines } = await api.getCart();
    const rest = lines.filter(({ skuId }) => !skuIds.includes(skuId));
    queryClient.setQueryData(cartKey, await api.putCart({ body: { lines: asInput(rest) } }));
  } catch {
    void queryClient.invalidateQueries({ queryKey: cartKey });
  }
}
