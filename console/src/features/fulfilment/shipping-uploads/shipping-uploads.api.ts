import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShippingUpload } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { UploadAction, UploadList } from '@lanzi/shared/fulfilment/fulfilment.terms';
import { api } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { useSubmission } from '../../../lib/use-submission';

const keys = {
  all: ['shipping-uploads'] as const,
  counts: ['shipping-uploads', 'counts'] as const,
};
/** WeChat is asked in the background, which tells no news of it. */
const LOOK_AGAIN_MS = 60_000;

export const useShippingUploadCounts = () =>
  useQuery({
    queryKey: keys.counts,
    queryFn: () => api.countShippingUploads(),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** One of the three lists. */
export const useShippingUploads = (list: UploadList) =>
  useInfiniteQuery({
    queryKey: [...keys.all, 'list', list],
    queryFn: ({ pageParam }) => api.listShippingUploads({ query: { list, limit: 50, cursor: pageParam } }),
    ...byCursor,
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Has WeChat told again, or says that somebody saw to it there. */
export function useUploadAction(action: UploadAction, upload: ShippingUpload, onDone: () => void) {
  const { t } = useTranslation('fulfilment');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: keys.all });
  const act = useSubmission({
    send: (note: string) =>
      api.actOnShippingUpload({
        params: { id: upload.id, action },
        body: { version: upload.version, note },
      }),
    onDone: () => {
      refresh();
      void message.success(t(`uploadDone.${action}`));
      onDone();
    },
    onRefused: refresh,
  });
  return act;
}
