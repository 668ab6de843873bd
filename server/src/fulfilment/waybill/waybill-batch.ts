import { DomainError } from '@lanzi/shared/errors';
import type { WaybillBatchInput } from '@lanzi/shared/fulfilment/fulfilment.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { Order } from '../../order/order.entity';
import { type Actor, Audit } from '../../platform/audit/audit';
import { Log } from '../../platform/log';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Task, TaskRow } from '../../platform/tasks/task.entity';
import { TaskLost, type TaskReport, Tasks } from '../../platform/tasks/tasks';
import { enabledStaff } from '../../staff/enabled-staff';
import { CarryOutWaybills } from './carry-out-waybills';
import { ComposeRequest } from './compose-request';
import { RequestWaybill } from './request-waybill';
import type { Waybill } from './waybill.entity';
import { inTheNameOf, Waybills } from './waybills';

type Input = z.output<typeof WaybillBatchInput>;
type Result = Pick<TaskRow, 'outcome' | 'problem' | 'result'>;

const atOnce = 3;
/** KDNiao often answers the second time; later tries are the job's. */
const triesAtOnce = 3;

/** E-waybills for many orders. A row remembers its own, so that a batch that is taken up again asks for no second one. */
@Injectable()
export class WaybillBatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: Tasks,
    private readonly waybills: Waybills,
    private readonly composeRequest: ComposeRequest,
    private readonly requestWaybill: RequestWaybill,
    private readonly carryOut: CarryOutWaybills,
    private readonly audit: Audit,
    private readonly log: Log,
  ) {}

  /** @throws DomainError not_found, carrier_account_unavailable */
  create(by: Actor, { carrierAccountId, orderNos }: Input): Promise<Task> {
    return this.unitOfWork.run(async () => {
      const { account } = await this.composeRequest.account(Number(carrierAccountId));
      const rows = orderNos.map((orderNo, at) => ({ orderNo, rowNumber: at + 1, given: {} }));
      const task = await this.tasks.create(
        {
          kind: 'waybill_batch',
          title: account.title,
          ...{ staffId: by.staffId, staffName: by.name, total: rows.length },
          input: { carrierAccountId },
        },
        rows,
      );
      await this.audit.record(by, 'waybill.batch', task.id, { carrierAccountId, orders: rows.length });
      return task;
    });
  }

  /** @throws DomainError account_disabled */
  async work(task: Task, report: TaskReport): Promise<void> {
    await enabledStaff(this.unitOfWork.manager, task.staffId);
    const rows = await this.unitOfWork.manager.find(TaskRow, {
      where: { taskId: task.id, outcome: 'pending' },
      order: { id: 'ASC' },
    });
    let left = rows.length;
    const queue = rows.values();
    const worker = async () => {
      for (const row of queue) {
        const result = await this.resultOf(task, row, report);
        await this.unitOfWork.run((manager) =>
          manager.update(TaskRow, { id: row.id, outcome: 'pending' }, result),
        );
        await report.progress(task.total - --left, task.total);
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async resultOf(task: Task, row: TaskRow, report: TaskReport): Promise<Result> {
    try {
      return outcomeOf(await this.waybillOf(task, row, report));
    } catch (error) {
      // Another process, or the next start, goes on with this row.
      if (error instanceof TaskLost) throw error;
      if (error instanceof DomainError) return failed(error);
      this.log.error({ err: error, orderNo: row.orderNo }, 'an e-waybill of a batch could not be asked for');
      return failed(new DomainError('internal'));
    }
  }

  private async waybillOf(task: Task, row: TaskRow, report: TaskReport): Promise<Waybill> {
    const { carrierAccountId } = task.input as Pick<Input, 'carrierAccountId'>;
    const { orderNo, id: taskRowId } = row;
    const known = await this.waybills.byTaskRow(taskRowId);
    if (!known && !(await this.unitOfWork.manager.existsBy(Order, { orderNo })))
      throw new DomainError('row_order_unknown');
    const staff = { ...inTheNameOf({ id: task.staffId, name: task.staffName }), id: task.staffId };
    const { id } = known ?? (await this.requestWaybill.run(orderNo, staff, { carrierAccountId, taskRowId }));
    for (let tries = 0; tries < triesAtOnce; tries++) {
      const { state } = await this.waybills.byId(id);
      if (state !== 'requested') break;
      report.goOn();
      await this.carryOut.ask(id);
    }
    return this.waybills.byId(id);
  }
}

/** What the batch tells of it; one without an answer goes on by itself afterwards. */
function outcomeOf({ state, waybillNo, failure, withdrawal }: Waybill): Result {
  if (state === 'issued' && !withdrawal) return { outcome: 'succeeded', problem: null, result: waybillNo };
  if (state === 'requested') return failed(new DomainError('provider_failed', { provider: 'KDNiao' }));
  if (state === 'failed') return failed(new DomainError('carrier_refused', { reason: failure ?? '' }));
  if (state === 'unknown') return failed(new DomainError('waybill_unsettled'));
  return failed(
    new DomainError('action_not_allowed', { action: 'ship', status: withdrawal?.reason ?? '', why: state }),
  );
}

const failed = ({ code, params }: DomainError): Result => ({
  outcome: 'failed',
  problem: { code, params },
  result: null,
});
