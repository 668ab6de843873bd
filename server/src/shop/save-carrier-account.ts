import { DomainError } from '@lanzi/shared/errors';
import type { CarrierAccountInput } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { SecretBox } from '../platform/secret-box';
import { CarrierAccount } from './carrier-account.entity';
import { Carrier } from './carrier.entity';
import { ReturnAddress } from './return-address.entity';

type AccountData = z.output<typeof CarrierAccountInput>;

/** Mission J4: what a carrier asks of whom it issues e-waybills to. Its password is written, and never told again. */
@Injectable()
export class SaveCarrierAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: SecretBox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns the new account's id. @throws DomainError not_found for the carrier or the sender's address */
  create(by: Actor, input: AccountData): Promise<number> {
    return this.unitOfWork.run(async (manager) => {
      const row = { sealedPassword: null, ...(await this.rowOf(manager, input)) };
      const id = await insertOne(manager, CarrierAccount, { ...row, version: 1, deletedAt: null });
      await this.audit.record(by, 'carrier_account.create', id, auditable(input));
      return id;
    });
  }

  /** @throws DomainError not_found, version_conflict */
  update(by: Actor, id: number, input: AccountData, version: number): Promise<void> {
    return this.unitOfWork.run(async (manager) => {
      const present = { id, deletedAt: IsNull() };
      await updateVersioned(manager, CarrierAccount, present, version, await this.rowOf(manager, input));
      await this.audit.record(by, 'carrier_account.update', id, auditable(input));
    });
  }

  /** All or none. @throws DomainError not_found */
  delete(by: Actor, ids: readonly number[]): Promise<void> {
    const unique = [...new Set(ids)];
    return this.unitOfWork.run(async (manager) => {
      const present = { id: In(unique), deletedAt: IsNull() };
      const { affected } = await manager.update(CarrierAccount, present, { deletedAt: this.clock.now() });
      if (affected !== unique.length) throw new DomainError('not_found');
      await this.audit.record(by, 'carrier_account.delete', unique.join(', '));
    });
  }

  private async rowOf(manager: EntityManager, { customerPassword: password, ...input }: AccountData) {
    const carrierId = Number(input.carrierId);
    const senderAddressId = Number(input.senderAddressId);
    if (!(await manager.existsBy(Carrier, { id: carrierId })))
      throw new DomainError('not_found', { what: 'carrier' });
    // Held, so that nobody deletes it meanwhile.
    const sender = { where: { id: senderAddressId, deletedAt: IsNull() }, ...this.unitOfWork.forUpdate };
    if (!(await manager.findOne(ReturnAddress, sender)))
      throw new DomainError('not_found', { what: 'address' });
    const sealed =
      password === undefined ? {} : { sealedPassword: (password && this.secrets.seal(password)) || null };
    return { ...input, carrierId, senderAddressId, ...sealed };
  }
}

const auditable = ({ customerPassword: password, ...input }: AccountData) => ({
  ...input,
  newPassword: password !== undefined,
});
