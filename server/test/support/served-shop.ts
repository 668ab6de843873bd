import 'reflect-metadata';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { DataSource, In, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { AppModule } from '../../src/app.module';
import { TestClock } from '../../src/platform/clock';
import { loadConfig } from '../../src/platform/config';
import { createServer } from '../../src/platform/http/server';
import { Jobs } from '../../src/platform/jobs/jobs';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay';
import { OutboxRow } from '../../src/platform/outbox/outbox-row.entity';
import { Tasks } from '../../src/platform/tasks/tasks';

/** What the parent tells this process to do; `id` comes back when it is done. */
export interface Told {
  id: number;
  /** It is now so much later. */
  seconds?: number;
  jobs?: string[];
  /** Long work, until nothing of it is due. */
  tasks?: boolean;
  /** The process kills itself just before it says this to the database for the so-manieth time. */
  dies?: { saying: string; times: number };
}

/** The server as a process of its own, which reacts by itself and otherwise does what its parent tells it. */
async function serve(): Promise<void> {
  const clock = new TestClock(new Date(process.env.NOW ?? ''));
  const config = loadConfig(process.env);
  const app = await createServer(AppModule.forRoot(config, clock), config);
  await app.listen(config.port, '127.0.0.1');
  const relay = app.get(OutboxRelay);
  const outbox = app.get(DataSource).getRepository(OutboxRow);
  // What the process before this one had in hand when it died comes back when its claim runs out.
  const inherited = await outbox.findBy({ dueAt: MoreThan(clock.now()) });
  const toCome = () => [
    { id: Not(In(inherited.map(({ id }) => id))) },
    { dueAt: LessThanOrEqual(clock.now()) },
  ];
  relay.start();
  const obey = async ({ id, seconds = 0, jobs = [], tasks = false, dies }: Told): Promise<void> => {
    if (dies) setTrap(app.get(DataSource), dies);
    clock.advance(seconds);
    for (const job of jobs) await app.get(Jobs).runNow(job);
    if (tasks) await app.get(Tasks).drain();
    // What the relay delivers just now is still there until it is done.
    do {
      await relay.drain();
      // SQLite answers without a pause, in which the relay would forget what it has delivered.
      await othersTurn();
    } while ((await outbox.countBy(toCome())) > 0);
    process.send?.(id);
  };
  process.on('message', (told: Told) => void obey(told));
  process.on('disconnect', () => process.exit());
  process.send?.('listening');
}

/** However fast the machine is, it dies at the same place. */
function setTrap(dataSource: DataSource, { saying, times }: NonNullable<Told['dies']>): void {
  const said = new RegExp(saying);
  let left = times;
  const listen = (query: string) => {
    if (said.test(query) && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
  const silent = () => undefined;
  dataSource.logger = {
    ...{ logQuery: listen, logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent },
    ...{ logMigration: silent, log: silent },
  };
}

serve().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
