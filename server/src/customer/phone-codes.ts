import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Clock } from '../platform/clock';
import { Config } from '../platform/config';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Ids } from '../platform/ids';
import { PhoneCode } from './phone-code.entity';

export const codeMinutes = 5;
const maxAttempts = 5;

/** Sign-in codes: six digits, one live per phone, good once, for five minutes and five attempts. */
@Injectable()
export class PhoneCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly config: Config,
  ) {}

  /** A new code for this phone; the one before is worth nothing any more. */
  async issue(phone: string): Promise<string> {
    const code = this.ids.digits(6);
    const row = {
      phone,
      codeHash: this.hash(phone, code),
      attempts: 0,
      expiresAt: this.clock.in(codeMinutes * 60),
    };
    await this.unitOfWork.run(async (manager) => {
      await manager.delete(PhoneCode, { expiresAt: LessThan(this.clock.now()) });
      await manager.upsert(PhoneCode, row, ['phone']);
    });
    return code;
  }

  /** Spends the code; throws `wrong_phone_code`. Each try counts, however many come at once. */
  async spend(phone: string, code: string): Promise<void> {
    const live = { phone, attempts: LessThan(maxAttempts), expiresAt: MoreThan(this.clock.now()) };
    const spent = await this.unitOfWork.run(async (manager) => {
      const { affected } = await manager.increment(PhoneCode, live, 'attempts', 1);
      const row = affected ? await manager.findOneBy(PhoneCode, { phone }) : null;
      if (!row || !this.matches(row, code)) return false;
      // Whoever deletes the row has the code: two at once cannot both use it.
      return (await manager.delete(PhoneCode, { phone, codeHash: row.codeHash })).affected === 1;
    });
    if (!spent) throw new DomainError('wrong_phone_code');
  }

  private matches(row: PhoneCode, code: string): boolean {
    return timingSafeEqual(Buffer.from(row.codeHash), Buffer.from(this.hash(row.phone, code)));
  }

  /** Keyed, because six digits alone are soon tried through. */
  private hash(phone: string, code: string): string {
    return createHmac('sha256', this.config.secretKey).update(`phone-code:${phone}:${code}`).digest('hex');
  }
}
