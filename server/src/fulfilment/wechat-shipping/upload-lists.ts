import { DomainError } from '@lanzi/shared/errors';
import type {
  ActOnShippingUpload,
  ShippingUpload as ShippingUploadView,
  ShippingUploadCounts,
  ShippingUploadQuery,
  uploadActions,
  UploadList,
} from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { UploadState } from '@lanzi/shared/fulfilment/shipping-upload';
import type { Minor } from '@lanzi/shared/money';
import { MAX_COUNTED } from '@lanzi/shared/order/order-limits';
import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type * as z from 'zod';
import { type Actor, Audit } from '../../platform/audit/audit';
import { PaymentAttempt } from '../../payment/payment-attempt.entity';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { updateVersioned } from '../../platform/database/versioned';
import { cutPage, decodeCursor, IdCursor } from '../../platform/http/cursor';
import { ShippingUpload } from './shipping-upload.entity';

const lists: Record<UploadList, UploadState[]> = {
  at_risk: ['needs_human'],
  waiting: ['pending'],
  done: ['uploaded', 'not_needed'],
};

/** Payments whose money WeChat may hold back, and what staff did about them. */
@Injectable()
export class UploadLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async page({ list, cursor, limit }: z.output<typeof ShippingUploadQuery>) {
    const before = cursor ? { id: LessThan(decodeCursor(IdCursor, cursor).id) } : {};
    const rows = await this.unitOfWork.manager.find(ShippingUpload, {
      where: { state: In(lists[list]), ...before },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const amounts = await this.amountsOf(rows);
    const view = (row: ShippingUpload) => uploadView(row, amounts.get(row.attemptNo));
    return cutPage(rows, limit, ({ id }) => ({ id }), view);
  }

  /** Counted no further than anybody reads. */
  async counts(): Promise<z.output<typeof ShippingUploadCounts>> {
    const count = async (states: UploadState[]) => {
      const some = { select: { id: true }, where: { state: In(states) }, take: MAX_COUNTED } as const;
      return (await this.unitOfWork.manager.find(ShippingUpload, some)).length;
    };
    return {
      at_risk: await count(lists.at_risk),
      waiting: await count(lists.waiting),
      done: await count(lists.done),
    };
  }

  /** @throws DomainError not_found, version_conflict, action_not_allowed (for what is done) */
  act(
    by: Actor,
    id: number,
    action: (typeof uploadActions)[number],
    { version, note }: z.output<typeof ActOnShippingUpload>,
  ): Promise<ShippingUploadView> {
    return this.unitOfWork.run(async (manager) => {
      const upload = await manager.findOneBy(ShippingUpload, { id });
      if (!upload) throw new DomainError('not_found');
      if (lists.done.includes(upload.state))
        throw new DomainError('action_not_allowed', { action, status: upload.state, why: 'wrong_status' });
      const change =
        action === 'retry'
          ? { state: 'pending' as const, tries: 0, nextTryAt: this.clock.now(), triedSince: this.clock.now() }
          : { state: 'uploaded' as const, nextTryAt: null, lastMessage: note || upload.lastMessage };
      await updateVersioned(manager, ShippingUpload, { id }, version, change);
      await this.audit.record(by, `shipping_upload.${action}`, upload.orderNo, { note });
      const acted = await manager.findOneByOrFail(ShippingUpload, { id });
      return uploadView(acted, (await this.amountsOf([acted])).get(acted.attemptNo));
    });
  }

  private async amountsOf(uploads: readonly ShippingUpload[]): Promise<Map<string, Minor>> {
    const attempts = await this.unitOfWork.manager.find(PaymentAttempt, {
      select: { id: true, attemptNo: true, amount: true },
      where: { attemptNo: In(uploads.map(({ attemptNo }) => attemptNo)) },
    });
    return new Map(attempts.map(({ attemptNo, amount }) => [attemptNo, amount]));
  }
}

const uploadView = (upload: ShippingUpload, amount: Minor = 0): ShippingUploadView => {
  const { id, orderNo, attemptNo, state, tries, lastCode, lastMessage, version } = upload;
  return {
    ...{ id: String(id), orderNo, attemptNo, amount, state, tries, lastCode, lastMessage, version },
    nextTryAt: upload.nextTryAt?.toISOString() ?? null,
    paidAt: upload.paidAt.toISOString(),
    shippedAt: upload.shippedAt.toISOString(),
    uploadedAt: upload.uploadedAt?.toISOString() ?? null,
  };
};
