import type {
  Address as AddressView,
  Customer as CustomerView,
  CustomerQuery,
  Me,
} from '@lanzi/shared/customer/customer.contract';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { containing, contains } from '../platform/database/dialect';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { Address } from './address.entity';
import { Customer } from './customer.entity';
import { normalPhone } from './normal-phone';
import { VerifierStores } from './verifier-stores';

@Injectable()
export class CustomerQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly verifierStores: VerifierStores,
  ) {}

  async me(customerId: number): Promise<Me> {
    const customer = await this.unitOfWork.manager.findOneBy(Customer, { id: customerId });
    if (!customer) throw new DomainError('not_found');
    const { nickname, phone, email, avatarUrl } = customer;
    const verifierStores = await this.verifierStores.of(customerId);
    return { id: String(customerId), nickname, phone, email, avatarUrl, verifierStores };
  }

  /** The default first, then the newest. */
  async addresses(customerId: number): Promise<AddressView[]> {
    const order = { isDefault: 'DESC', id: 'DESC' } as const;
    const rows = await this.unitOfWork.manager.find(Address, { where: { customerId }, order });
    return rows.map(addressView);
  }

  /** Throws `not_found`, also for somebody else's address. */
  async address(customerId: number, id: number): Promise<AddressView> {
    const row = await this.unitOfWork.manager.findOneBy(Address, { id, customerId });
    if (!row) throw new DomainError('not_found');
    return addressView(row);
  }

  /** As staff see them. @throws DomainError not_found for nobody's id */
  async addressesFor(customerId: number): Promise<AddressView[]> {
    if (!(await this.unitOfWork.manager.existsBy(Customer, { id: customerId })))
      throw new DomainError('not_found');
    return this.addresses(customerId);
  }

  /** By nickname, part of a phone, or id, newest first. */
  async page({ q, cursor, limit }: z.output<typeof CustomerQuery>) {
    const query = this.unitOfWork.manager
      .createQueryBuilder(Customer, 'c')
      .orderBy('c.id', 'DESC')
      .take(limit + 1);
    if (cursor) query.andWhere('c.id < :after', { after: decodeCursor(IdCursor, cursor).id });
    if (q) {
      const id = /^[1-9]\d{0,14}$/.test(q) ? Number(q) : 0;
      const found = `(c.id = :id OR ${contains('c.nickname', 'q')} OR ${contains('c.phone', 'phone')})`;
      query.andWhere(found, { id, q: containing(q), phone: containing(normalPhone(q)) });
    }
    return cutPage(await query.getMany(), limit, ({ id }) => ({ id }), customerView);
  }
}

const addressView = ({ customerId: _, createdAt: __, ...address }: Address): AddressView => ({
  ...address,
  id: String(address.id),
});

export const customerView = ({
  id,
  nickname,
  phone,
  email,
  avatarUrl,
  createdAt,
}: Customer): CustomerView => ({
  ...{ id: String(id), nickname, phone, email, avatarUrl },
  createdAt: createdAt.toISOString(),
});
