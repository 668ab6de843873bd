import { useQuery } from '@tanstack/react-query';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { api } from '@/lib/api';
import { useMoney } from '@/lib/money';
import { payMethods, type PayMethod } from '@/lib/pay-methods';
import { useWords } from '@/lib/words';

/** The ways to pay an order. A quote of its lines names what the shop offers now, and the balance there is. */
export function usePayMethods({ orderNo, lines, delivery, payment, amounts }: ShopOrder): {
  methods: PayMethod[];
  isPending: boolean;
  renew: () => unknown;
} {
  const t = useWords();
  const money = useMoney();
  const query = useQuery({
    queryKey: ['my', 'pay-methods', orderNo],
    staleTime: 0,
    queryFn: () =>
      api.quote({
        body: {
          lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
          delivery: { mode: delivery.mode === 'pickup' ? 'pickup' : 'express' },
        },
      }),
  });
  const { methodId, kind, title, instructions } = payment;
  return {
    // Without an answer the order can still be paid by the method it has.
    methods: query.data
      ? payMethods(query.data, amounts.due, t, money)
      : [{ id: methodId, kind, title, instructions }],
    isPending: query.isPending,
    renew: query.refetch,
  };
}
