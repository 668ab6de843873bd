import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { paths } from '@lanzi/shared/api/paths';
import type { RowOutcome } from '@lanzi/shared/task/task.terms';
import type { Task } from '@lanzi/shared/task/task.contract';
import { api, downloadFile, uploadFile } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { useNews } from '../../../lib/desk-socket';
import { isUnderWay, withProgress } from '../../tasks/task-progress';
import { askWhole, useForgetTask, useTakeTask } from '../../tasks/tasks.api';

const keys = {
  list: ['batch-shipments', 'list'] as const,
  one: (id: string) => ['batch-shipments', 'one', id] as const,
};
/** For the outcomes, which the socket does not tell, and for batches of others. */
const LOOK_AGAIN_MS = 2_000;

/** Everybody's batches, newest first. */
export const useBatches = () =>
  useInfiniteQuery({
    queryKey: keys.list,
    queryFn: ({ pageParam }) => api.listBatchShipments({ query: { limit: 20, cursor: pageParam } }),
    ...byCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((task) => isUnderWay(task.state))) && LOOK_AGAIN_MS,
  });

/** One batch, moved on by the socket's news and by asking. */
export function useBatch(id: string) {
  const queryClient = useQueryClient();
  useNews('job:progress', (news) => {
    if (news.id !== id) return;
    queryClient.setQueryData<Task>(keys.one(id), (task) => task && withProgress(task, news));
    if (isUnderWay(news.state)) askWhole(queryClient, keys.one(id));
    else void queryClient.invalidateQueries({ queryKey: keys.one(id) });
  });
  return useQuery({
    queryKey: keys.one(id),
    queryFn: () => api.getBatchShipment({ params: { id } }),
    refetchInterval: ({ state }) => state.data !== undefined && isUnderWay(state.data.state) && LOOK_AGAIN_MS,
  });
}

/** A batch that the server just answered with. */
function useTakeBatch() {
  const queryClient = useQueryClient();
  const takeTask = useTakeTask();
  return (task: Task) => {
    queryClient.setQueryData(keys.one(task.id), task);
    void queryClient.invalidateQueries({ queryKey: keys.list });
    takeTask(task);
  };
}

/** Uploads a file and has it looked at; nothing ships yet. */
export const useCheckFile = () =>
  useMutation({
    mutationFn: (file: File) => uploadFile<Task>(`${paths.createBatchShipment.path}?dryRun=true`, file),
    onSuccess: useTakeBatch(),
  });

/** Ships what nothing stands against. Refused when it goes on already, which is then asked for. */
export function useShipBatch(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api.shipBatch({ params: { id } }),
    onSuccess: useTakeBatch(),
    onError: () => void queryClient.invalidateQueries({ queryKey: keys.one(id) }),
  });
}

/** Forgets a batch that waits to be confirmed. Refused when it goes on already, which is then asked for. */
export function useDiscardBatch(id: string) {
  const queryClient = useQueryClient();
  const forgetTask = useForgetTask();
  return useMutation({
    mutationFn: () => api.discardBatch({ params: { id } }),
    onSuccess: () => {
      queryClient.removeQueries({ queryKey: keys.one(id) });
      void queryClient.invalidateQueries({ queryKey: keys.list });
      forgetTask(id);
    },
    onError: () => void queryClient.invalidateQueries({ queryKey: keys.one(id) }),
  });
}

export const downloadTemplate = (prefill: boolean, name: string): Promise<void> =>
  downloadFile(`${paths.getShipmentTemplate.path}${prefill ? '?prefill=true' : ''}`, name);

/** The workbook with what became of each row, or only of those with that outcome. */
export function downloadResult(id: string, name: string, outcome?: RowOutcome): Promise<void> {
  const address = paths.downloadBatchResult.path.replace(':id', id);
  return downloadFile(outcome ? `${address}?outcome=${outcome}` : address, name);
}
