import { useEffect, useRef } from 'react';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { api } from '@/lib/api';
import { usePageVisible } from '@/lib/use-page-visible';
import { useKeepOrder } from '../order-queries';
import { askPatiently } from './ask-patiently';

/** The cashier is open for it. */
export const awaitsMoney = ({ status }: ShopOrder): boolean => status === 'pending_payment';

/** Has the provider asked whether the order is paid; resolves to whether it waits for money no more. */
export function usePaymentCheck(orderNo: string): () => Promise<boolean> {
  const keep = useKeepOrder();
  const params = { params: { orderNo } };
  return async () => {
    // The provider may be silent, or was asked too often: what the shop knows is an answer too.
    const order = await api
      .checkPayment(params)
      .catch(() => api.getMyOrder(params))
      .catch(() => undefined);
    if (order) keep(order);
    return order !== undefined && !awaitsMoney(order);
  };
}

/** While `active` and in front: asks with growing pauses, and calls `onUnknown` when that brought no answer. */
export function usePatientCheck(active: boolean, check: () => Promise<boolean>, onUnknown: () => void) {
  const running = usePageVisible() && active;
  const latest = useRef({ check, onUnknown });
  latest.current = { check, onUnknown };
  useEffect(() => {
    if (!running) return;
    let goesOn = true;
    let timer: ReturnType<typeof setTimeout>;
    const wait = (milliseconds: number) =>
      new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(goesOn), milliseconds);
      });
    void askPatiently(() => latest.current.check(), wait).then((outcome) => {
      if (goesOn && outcome === 'unknown') latest.current.onUnknown();
    });
    return () => {
      goesOn = false;
      clearTimeout(timer);
    };
  }, [running]);
}
