import { join } from 'node:path';
import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from './clock';
import { Config } from './config';
import { createDataSource, type Schema } from './database/data-source';
import { migrate } from './database/migrator';
import { withPlatform } from './database/platform-schema';
import { UnitOfWork } from './database/unit-of-work';
import { AccessGuard } from './http/access.guard';
import { ContractCheckInterceptor } from './http/contract-check.interceptor';
import { HealthController } from './http/health.controller';
import { IdempotencyInterceptor } from './http/idempotency.interceptor';
import { forgetIdempotencyKeys } from './http/idempotency-sweep';
import { Metrics } from './http/metrics';
import { Authenticators } from './http/principal';
import { ProblemFilter } from './http/problem.filter';
import { RateLimits } from './http/rate-limits';
import { Ids } from './ids';
import { Jobs } from './jobs/jobs';
import { createLog, Log } from './log';
import { Outbox } from './outbox/outbox';
import { OutboxRelay } from './outbox/outbox-relay';
import { Realtime } from './realtime/realtime';
import { SharedMemory } from './redis';
import { SecretBox } from './secret-box';
import { DiskFileStore, FileStore, PrivateFiles } from './storage/file-store';
import { Uploads } from './storage/uploads';
import { UploadsController } from './storage/uploads.controller';
import { forgetTasks } from './tasks/forget-tasks';
import { TaskController } from './tasks/task.controller';
import { TaskQueries } from './tasks/task.queries';
import { Tasks } from './tasks/tasks';
import { WechatAccessToken } from './wechat-access-token';

async function openDatabase(config: Config, features: Schema): Promise<DataSource> {
  const dataSource = await createDataSource(config, withPlatform(features));
  await dataSource.initialize();
  await migrate(dataSource);
  return dataSource;
}

const injectable = [
  Authenticators,
  Ids,
  Jobs,
  Metrics,
  Outbox,
  OutboxRelay,
  RateLimits,
  Realtime,
  SecretBox,
  Tasks,
  TaskQueries,
  Uploads,
  WechatAccessToken,
];

/** Everything below the features: the only code that knows engine, clock and transport. */
@Global()
@Module({})
export class PlatformModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    private readonly memory: SharedMemory,
    private readonly relay: OutboxRelay,
    private readonly jobs: Jobs,
    private readonly tasks: Tasks,
    unitOfWork: UnitOfWork,
    clock: Clock,
    files: PrivateFiles,
  ) {
    jobs.every('forget old tasks', 3600, () => forgetTasks(unitOfWork, clock, files));
    jobs.every('forget idempotency keys', 3600, () => forgetIdempotencyKeys(unitOfWork, clock));
  }

  /** `features` are the tables above the platform's own; tests pass a clock of their own. */
  static forRoot(config: Config, features: Schema, clock = new Clock()): DynamicModule {
    const shared = [
      { provide: Config, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: Log, useValue: createLog(config.logLevel) },
      { provide: FileStore, useValue: new DiskFileStore(join(config.dataDir, 'uploads')) },
      { provide: PrivateFiles, useValue: new DiskFileStore(join(config.dataDir, 'private')) },
      { provide: SharedMemory, useFactory: () => new SharedMemory(config) },
      { provide: DataSource, useFactory: () => openDatabase(config, features) },
      {
        provide: UnitOfWork,
        useFactory: (source: DataSource, log: Log) => new UnitOfWork(source, log),
        inject: [DataSource, Log],
      },
      ...injectable,
    ];
    // The check stands outside, so that it also sees an answer given a second time.
    const check = { provide: APP_INTERCEPTOR, useClass: ContractCheckInterceptor };
    return {
      module: PlatformModule,
      controllers: [HealthController, UploadsController, TaskController],
      providers: [
        ...shared,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        ...(config.nodeEnv === 'test' ? [check] : []),
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: shared.map((provider) => ('provide' in provider ? provider.provide : provider)),
    };
  }

  /** While the server still finishes the requests it has. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.relay.stop(), this.jobs.stop(), this.tasks.stop()]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.memory.close();
    await this.dataSource.destroy();
  }
}
