import type { Lang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Ids } from '../platform/ids';
import { Customer } from './customer.entity';
import { firstNickname } from './words';

type KnownBy = { phone: string } | { openid: string; unionid: string | null };

/** Who signs in for the first time becomes a customer. */
@Injectable()
export class FindOrCreateCustomer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  run(knownBy: KnownBy, lang: Lang): Promise<Customer> {
    const where = 'phone' in knownBy ? { phone: knownBy.phone } : { openid: knownBy.openid };
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(Customer, where);
      if (known) return known;
      const nickname = firstNickname(lang, 'phone' in knownBy ? knownBy.phone.slice(-4) : this.ids.digits(4));
      const nobody = { phone: null, email: null, openid: null, unionid: null, avatarUrl: null };
      const row = { ...nobody, ...knownBy, nickname, createdAt: this.clock.now() };
      // Ignored when the same person signs in twice at once: both then find the one row.
      await manager
        .createQueryBuilder()
        .insert()
        .into(Customer)
        .values(row)
        .orIgnore()
        .updateEntity(false)
        .execute();
      return manager.findOneByOrFail(Customer, where);
    });
  }
}
