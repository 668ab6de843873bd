import { In, LessThan } from 'typeorm';
import type { Clock } from '../clock';
import type { UnitOfWork } from '../database/unit-of-work';
import type { PrivateFiles } from '../storage/file-store';
import { Task } from './task.entity';
import { fileOfRun } from './task-files';

const keptDays = 30;
const atOnce = 50;

/** Deletes tasks of more than thirty days ago with their rows and files: they hold names and addresses. */
export async function forgetTasks(unitOfWork: UnitOfWork, clock: Clock, files: PrivateFiles): Promise<void> {
  const old = {
    createdAt: LessThan(clock.in(-keptDays * 86_400)),
    state: In<Task['state']>(['waiting', 'done', 'failed']),
  };
  for (;;) {
    const tasks = await unitOfWork.manager.find(Task, { where: old, order: { id: 'ASC' }, take: atOnce });
    for (const task of tasks) {
      await unitOfWork.run(async (manager) => {
        const { affected } = await manager.delete(Task, { ...old, id: task.id });
        // Somebody let it go on meanwhile.
        if (affected === 0) return;
        // Before it is certain that the task is gone: what dies here still knows where its files lie.
        for (const path of filesOf(task)) await files.remove(path);
      });
    }
    if (tasks.length < atOnce) return;
  }
}

/** Its own, and what its runs that were killed may have left. */
const filesOf = (task: Task): string[] => [
  ...(task.filePath === null ? [] : [task.filePath]),
  ...Array.from({ length: task.runs }, (_, run) => fileOfRun(task, run + 1)),
];
