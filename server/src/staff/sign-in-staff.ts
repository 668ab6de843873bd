import { DomainError } from '@lanzi/shared/errors';
import type { StaffSession, StaffSignIn } from '@lanzi/shared/staff/staff.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { RateLimits } from '../platform/http/rate-limits';
import { hashPassword, verifyPassword } from './password';
import { staffMe } from './staff.queries';
import { Staff } from './staff.entity';
import { StaffSessions } from './staff-sessions';

const byUsername = 'staff-sign-in-username';
const byUsernameAndAddress = 'staff sign-in by username and address';
const byAddress = 'staff-sign-in-address';

@Injectable()
export class SignInStaff {
  /** Checked for usernames that don't exist, so that they take as long to refuse as those that do. */
  private readonly nobodysHash = hashPassword('');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly rateLimits: RateLimits,
  ) {
    // Few from one place, so that a stranger elsewhere cannot lock the owner out; more in all.
    rateLimits.define(byUsernameAndAddress, { points: 10, seconds: 600 });
    rateLimits.define(byUsername, { points: 300, seconds: 600 });
    rateLimits.define(byAddress, { points: 200, seconds: 600 });
  }

  /** Throws `wrong_credentials`, `account_disabled` (only to who knows the password) and `rate_limited`. */
  async run({ username, password }: z.output<typeof StaffSignIn>, ip: string): Promise<StaffSession> {
    const account = username.toLowerCase();
    await this.rateLimits.consume(byAddress, ip);
    await this.rateLimits.consume(byUsernameAndAddress, `${account} ${ip}`);
    await this.rateLimits.consume(byUsername, account);
    const staff = await this.unitOfWork.manager.findOneBy(Staff, { username: account });
    const right = await verifyPassword(password, staff?.passwordHash ?? (await this.nobodysHash));
    if (!staff || !right) throw new DomainError('wrong_credentials');
    if (!staff.enabled) throw new DomainError('account_disabled');
    await this.rateLimits.reset(byUsernameAndAddress, `${account} ${ip}`);
    const { token, expiresAt } = await this.sessions.open(staff.id, ip);
    return { token, expiresAt: expiresAt.toISOString(), me: staffMe(staff) };
  }
}
