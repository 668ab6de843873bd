import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Ids } from '../platform/ids';
import { consoleNamespace, consolesOf } from '../platform/realtime/console-rooms';
import { Realtime } from '../platform/realtime/realtime';
import { ShortCache } from '../platform/short-cache';
import { tokenHash } from '../platform/token-hash';
import { StaffSession } from './staff-session.entity';
import { Staff } from './staff.entity';

const lifetime = 12 * 3600;
/** A session in use is prolonged, but not written to on every request. */
const prolongAfter = 15 * 60;

interface Known {
  staff: Staff;
  expiresAt: Date;
}

@Injectable()
export class StaffSessions {
  private readonly known: ShortCache<Known>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly realtime: Realtime,
  ) {
    this.known = new ShortCache(clock, 10, 1000);
  }

  async open(staffId: number, ip: string): Promise<{ token: string; expiresAt: Date }> {
    const token = this.ids.token();
    const createdAt = this.clock.now();
    const expiresAt = this.clock.in(lifetime);
    await this.unitOfWork.run(async (manager) => {
      await manager.delete(StaffSession, { expiresAt: LessThan(createdAt) });
      await manager.insert(StaffSession, { tokenHash: tokenHash(token), staffId, expiresAt, createdAt, ip });
    });
    return { token, expiresAt };
  }

  /** Who holds this token; undefined when it has ended or its owner may no longer work here. */
  async find(token: string): Promise<Staff | undefined> {
    const hash = tokenHash(token);
    const now = this.clock.now();
    const known = this.known.get(hash) ?? (await this.load(hash));
    if (!known || known.expiresAt <= now || !known.staff.enabled) return undefined;
    return known.staff;
  }

  async end(token: string): Promise<void> {
    const hash = tokenHash(token);
    const session = await this.unitOfWork.manager.findOneBy(StaffSession, { tokenHash: hash });
    await this.unitOfWork.run((manager) => manager.delete(StaffSession, { tokenHash: hash }));
    this.known.delete(hash);
    if (session) this.realtime.disconnect(consoleNamespace, consolesOf(session.staffId));
  }

  /** Ends every session of one person with the running unit of work. */
  async endAllOf(staffId: number): Promise<void> {
    await this.unitOfWork.run(async (manager) => {
      await manager.delete(StaffSession, { staffId });
      this.unitOfWork.afterCommit(() => {
        this.known.deleteWhere(({ staff }) => staff.id === staffId);
        this.realtime.disconnect(consoleNamespace, consolesOf(staffId));
      });
    });
  }

  private async load(hash: string): Promise<Known | undefined> {
    const { manager } = this.unitOfWork;
    const session = await manager.findOneBy(StaffSession, { tokenHash: hash });
    const staff = session && (await manager.findOneBy(Staff, { id: session.staffId }));
    if (!staff) return undefined;
    let { expiresAt } = session;
    if (expiresAt > this.clock.now() && expiresAt < this.clock.in(lifetime - prolongAfter)) {
      expiresAt = this.clock.in(lifetime);
      await this.unitOfWork.run((tx) => tx.update(StaffSession, { tokenHash: hash }, { expiresAt }));
    }
    const known = { staff, expiresAt };
    this.known.set(hash, known);
    return known;
  }
}
