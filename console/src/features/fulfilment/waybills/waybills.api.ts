import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { api } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { waybillKeys } from '../../orders/parcels/waybills.api';

/** Numbers come from the carrier without any news of it. */
const LOOK_AGAIN_MS = 30_000;

/** E-waybills of one state, or those that wait for somebody; newest first. */
export const useWaybills = (state: WaybillState | undefined) =>
  useInfiniteQuery({
    queryKey: waybillKeys.inState(state),
    queryFn: ({ pageParam }) => api.listWaybills({ query: { state, limit: 50, cursor: pageParam } }),
    ...byCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
