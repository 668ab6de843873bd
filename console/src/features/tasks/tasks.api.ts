import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { Task, TaskProgress } from '@lanzi/shared/task/task.contract';
import type { RowOutcome } from '@lanzi/shared/task/task.terms';
import { api } from '../../lib/api';
import { byCursor } from '../../lib/by-cursor';
import { useConnected, useNews } from '../../lib/desk-socket';
import { useSteady } from '../../lib/use-steady';
import { isUnderWay, outcomesOf, withProgress } from './task-progress';

interface TaskList {
  items: Task[];
  nextCursor: string | null;
}
const taskKeys = {
  all: ['tasks'] as const,
  recent: ['tasks', 'recent'] as const,
  one: (id: string) => ['tasks', 'one', id] as const,
  rowsOf: (id: string) => ['tasks', 'rows', id] as const,
};

/** While the socket is silent, and for the outcomes that it does not tell. */
const LOOK_AGAIN_MS = 4_000;
const lookAgain = (tasks: readonly Task[] | undefined): number | false =>
  tasks?.some(({ state }) => isUnderWay(state)) ? LOOK_AGAIN_MS : false;

/** One with rows, of which news tells only a part; while it is asked for already, it is not asked for again. */
export function askWhole(queryClient: QueryClient, queryKey: readonly string[]): void {
  const task = queryClient.getQueryData<Task>(queryKey);
  if (task && outcomesOf(task).length > 0)
    void queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
}

/** One's own latest tasks, newest first. */
export const useRecentTasks = () =>
  useQuery({
    queryKey: taskKeys.recent,
    queryFn: (): Promise<TaskList> => api.listTasks({ query: { limit: 20 } }),
    refetchInterval: ({ state }) => lookAgain(state.data?.items),
  });

/** One task, kept up to date while it goes on. */
export function useTask(id: string | undefined) {
  const queryClient = useQueryClient();
  return useQuery({
    queryKey: taskKeys.one(id ?? ''),
    queryFn: () => api.getTask({ params: { id: id ?? '' } }),
    enabled: id !== undefined,
    placeholderData: () =>
      queryClient.getQueryData<TaskList>(taskKeys.recent)?.items.find((task) => task.id === id),
    refetchInterval: ({ state }) => lookAgain(state.data && [state.data]),
  });
}

/** The rows of a task in their order, a hundred a page. */
export function useTaskRows(task: Pick<Task, 'id' | 'state' | 'outcomes'>, outcome: RowOutcome | undefined) {
  const queryClient = useQueryClient();
  const rows = taskKeys.rowsOf(task.id);
  const counts = JSON.stringify(task.outcomes);
  // They are to say what the counts above them say.
  const counted = useEffectEvent(() => void queryClient.invalidateQueries({ queryKey: rows }));
  useEffect(() => counted(), [counts]);
  return useInfiniteQuery({
    // With every change of state they are asked for again: news of the last ones may have been missed.
    queryKey: [...rows, outcome, task.state],
    queryFn: ({ pageParam }) =>
      api.listTaskRows({ params: { id: task.id }, query: { outcome, limit: 100, cursor: pageParam } }),
    ...byCursor,
    placeholderData: (before, query) => (query?.queryKey[2] === task.id ? before : undefined),
    refetchInterval: isUnderWay(task.state) && LOOK_AGAIN_MS,
  });
}

/** The orders whose rows came to that, all of them, in their order. */
export async function ordersOf(taskId: string, outcome: RowOutcome): Promise<string[]> {
  const orderNos: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.listTaskRows({
      params: { id: taskId },
      query: { outcome, limit: 100, cursor },
    });
    orderNos.push(...page.items.map(({ orderNo }) => orderNo));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return orderNos;
}

/** Puts a task that the server just answered with in its place, at the top when it is new. */
export function useTakeTask() {
  const queryClient = useQueryClient();
  return (task: Task) => {
    queryClient.setQueryData(taskKeys.one(task.id), task);
    queryClient.setQueryData<TaskList>(
      taskKeys.recent,
      (known) => known && { ...known, items: [task, ...known.items.filter(({ id }) => id !== task.id)] },
    );
    void queryClient.invalidateQueries({ queryKey: taskKeys.rowsOf(task.id) });
    void queryClient.invalidateQueries({ queryKey: taskKeys.recent });
  };
}

/** Takes a task that is no more out of all that is known. */
export function useForgetTask() {
  const queryClient = useQueryClient();
  return (id: string) => {
    queryClient.removeQueries({ queryKey: taskKeys.one(id) });
    queryClient.removeQueries({ queryKey: taskKeys.rowsOf(id) });
    void queryClient.invalidateQueries({ queryKey: taskKeys.recent });
  };
}

/** Keeps all that is known of tasks in step with the server's news; tells when one stops, with what came of it. */
export function useLiveTasks(onStopped: (task: Task) => void): void {
  const queryClient = useQueryClient();
  // By the time the task is known, one may be elsewhere.
  const stopped = useSteady(onStopped);
  const refresh = () => void queryClient.invalidateQueries({ queryKey: taskKeys.all });
  const take = (news: TaskProgress) => {
    queryClient.setQueryData<Task>(taskKeys.one(news.id), (task) => task && withProgress(task, news));
    queryClient.setQueryData<TaskList>(
      taskKeys.recent,
      (list) => list && { ...list, items: list.items.map((task) => withProgress(task, news)) },
    );
  };
  useConnected(refresh);
  useNews('job:progress', (news) => {
    take(news);
    if (isUnderWay(news.state)) return askWhole(queryClient, taskKeys.one(news.id));
    refresh();
    // A failure to tell of it leaves the tray, which asks by itself.
    void api.getTask({ params: { id: news.id } }).then(stopped, () => undefined);
  });
}
