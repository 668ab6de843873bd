import type { Task } from './task.entity';

/** Each run of a task writes into a file of its own: one that was killed may leave a part behind. */
export const fileOfRun = ({ id }: Pick<Task, 'id'>, run: number): string => `exports/${id}-${run}.xlsx`;
