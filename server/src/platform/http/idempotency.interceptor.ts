import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, type Observable, of } from 'rxjs';
import type { Route } from '@lanzi/shared/api/route';
import { DomainError } from '@lanzi/shared/errors';
import { Clock } from '../clock';
import { isDuplicate } from '../database/dialect';
import { insertMany } from '../database/insert';
import { UnitOfWork } from '../database/unit-of-work';
import { updateRows } from '../database/update';
import { IdempotencyKey } from './idempotency-key.entity';
import { routeOf } from './endpoint';

/** The status of a key whose work is not done; only the transaction that does it ever sees it. */
const working = 0;

interface Asked {
  owner: string;
  key: string;
  requestHash: string;
}

/**
 * Asked twice, done once. The key's row is written first and in the same transaction as the work, so that of many
 * requests at once one works and the rest wait for its answer; a refusal undoes the key too, and may be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const route = routeOf(context);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const asked = route?.idempotent ? askedBy(route, request) : undefined;
    if (!route || !asked) return next.handle();
    const work = () => this.unitOfWork.run((manager) => this.once(manager, route, asked, next));
    const { answer, again } = await this.inTurn(`${asked.owner} ${asked.key}`, work);
    if (again) void context.switchToHttp().getResponse<FastifyReply>().header('Idempotent-Replayed', 'true');
    return of(answer);
  }

  /** Within this process those who ask at once wait here, before they take a database connection each. */
  private async inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(name);
    const turn = before ? before.then(work, work) : work();
    this.turns.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.turns.get(name) === turn) this.turns.delete(name);
    }
  }

  private async once(manager: EntityManager, route: Route, asked: Asked, next: CallHandler) {
    const { owner, key, requestHash } = asked;
    if (!(await this.take(manager, asked))) {
      const row = await manager.findOneByOrFail(IdempotencyKey, { owner, key });
      if (row.requestHash !== requestHash) throw new DomainError('idempotency_key_reused');
      return { answer: row.body ?? undefined, again: true };
    }
    const answer: unknown = await firstValueFrom(next.handle(), { defaultValue: undefined });
    const body = (answer ?? null) as object | null;
    await updateRows(manager, IdempotencyKey, { owner, key }, { status: route.status ?? 200, body });
    return { answer, again: false };
  }

  /** False when the key was used before; while another process works with it, waits for that to end. */
  private async take(manager: EntityManager, asked: Asked): Promise<boolean> {
    const row = { ...asked, status: working, body: null, createdAt: this.clock.now() };
    try {
      await insertMany(manager, IdempotencyKey, [row]);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

function askedBy(route: Route, request: FastifyRequest): Asked | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    if (needsKey(route, request)) throw new DomainError('idempotency_key_required');
    return undefined;
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,64}$/.test(key))
    throw new DomainError('idempotency_key_invalid');
  const owner = `${route.audience}:${request.principal?.id ?? ''}`;
  const path = request.url.split('?')[0];
  const said = `${request.method} ${path}\n${JSON.stringify(request.body)}`;
  return { owner, key, requestHash: createHash('sha256').update(said).digest('hex') };
}

function needsKey({ idempotent, keyedActions }: Route, { params }: FastifyRequest): boolean {
  const { action = '' } = params as { action?: string };
  return idempotent === 'required' || Boolean(keyedActions?.includes(action));
}
