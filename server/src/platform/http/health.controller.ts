import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '@lanzi/shared/errors';
import { UnitOfWork } from '../database/unit-of-work';
import { SharedMemory } from '../redis';
import { Metrics } from './metrics';

/** For load balancers and monitoring, not part of the contract. */
@Controller()
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly memory: SharedMemory,
    private readonly metrics: Metrics,
  ) {}

  /** The process is up. */
  @Get('healthz')
  @Header('Cache-Control', 'no-store')
  health() {
    return { status: 'ok' };
  }

  /** It can work: the database answers, and Redis where it is configured. */
  @Get('readyz')
  @Header('Cache-Control', 'no-store')
  async ready() {
    const failing = await Promise.all([
      this.fails('database', () => this.unitOfWork.manager.query('SELECT 1')),
      this.fails('redis', async () => this.memory.redis?.ping()),
    ]);
    const names = failing.filter((name) => name !== undefined);
    if (names.length > 0) throw new DomainError('not_ready', {}, { failing: names });
    return { status: 'ok' };
  }

  @Get('metrics')
  async metricsText(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.type(this.metrics.contentType);
    return this.metrics.text();
  }

  private async fails(name: string, check: () => Promise<unknown>): Promise<string | undefined> {
    const tooLate = new Promise((_, reject) => setTimeout(reject, 3000, new Error('too late')).unref());
    return Promise.race([check(), tooLate]).then(
      () => undefined,
      () => name,
    );
  }
}
