import type { Task as TaskView } from '@lanzi/shared/task/task.contract';
import { type EntityManager, In } from 'typeorm';
import { TaskRow } from './task.entity';

/** How many rows of a task have which outcome; empty for a task without rows. */
export type Outcomes = TaskView['outcomes'];

/** Counted along the index; of each task that is asked for. */
export async function countOutcomes(
  manager: EntityManager,
  taskIds: readonly number[],
): Promise<Map<number, Outcomes>> {
  const outcomes = new Map<number, Outcomes>(taskIds.map((id) => [id, {}]));
  if (taskIds.length === 0) return outcomes;
  const groups = await manager
    .createQueryBuilder(TaskRow, 'r')
    .select(['r.taskId AS task', 'r.outcome AS outcome', 'COUNT(*) AS counted'])
    .where({ taskId: In([...taskIds]) })
    .groupBy('r.taskId, r.outcome')
    .getRawMany<{ task: number | string; outcome: TaskRow['outcome']; counted: number | string }>();
  for (const { task, outcome, counted } of groups) {
    const ofTask = outcomes.get(Number(task));
    if (ofTask) ofTask[outcome] = Number(counted);
  }
  return outcomes;
}
