import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { pickLang } from '@lanzi/shared/lang';
import { Controller, Headers, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Endpoint, Input } from '../../platform/http/endpoint';
import { Caller } from '../../platform/http/principal';
import { RateLimits } from '../../platform/http/rate-limits';
import { receiveFile } from '../../platform/storage/receive-file';
import type { Task } from '../../platform/tasks/task.entity';
import { TaskQueries } from '../../platform/tasks/task.queries';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { BatchResult } from './batch-result';
import { CreateBatch } from './create-batch';
import { DiscardBatch } from './discard-batch';
import { ShipmentTemplate } from './shipment-template';

const uploading = 'batch-uploads';
const maxMegabytes = 10;

const isBatch = ({ kind }: Task): boolean => kind === 'batch_shipment';
const attached = (name: string) => ({ disposition: `attachment; filename="${name}"` });

/** Batch shipping: the template, the upload and what came of it. Batches are everybody's who ships. */
@Controller()
export class BatchController {
  constructor(
    private readonly template: ShipmentTemplate,
    private readonly createBatch: CreateBatch,
    private readonly discardBatch: DiscardBatch,
    private readonly result: BatchResult,
    private readonly tasks: TaskQueries,
    private readonly limits: RateLimits,
  ) {
    limits.define(uploading, { points: 60, seconds: 600 });
  }

  @Endpoint(routes.getShipmentTemplate)
  async getTemplate(
    @Caller() principal: StaffPrincipal,
    @Input() { query }: InputOf<typeof routes.getShipmentTemplate>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const file = await this.template.open(query.prefill, principal, pickLang(languages));
    return new StreamableFile(file, attached('batch-shipping.xlsx'));
  }

  @Endpoint(routes.createBatchShipment)
  async create(
    @Caller() principal: StaffPrincipal,
    @Input() { query }: InputOf<typeof routes.createBatchShipment>,
    @Req() request: FastifyRequest,
    @Headers('accept-language') languages: string | undefined,
  ) {
    await this.limits.consume(uploading, principal.id);
    const file = await receiveFile(request, maxMegabytes);
    const task = await this.createBatch.run(principal, file, query.dryRun);
    return this.tasks.view(task, pickLang(languages));
  }

  @Endpoint(routes.listBatchShipments)
  list(
    @Input() { query }: InputOf<typeof routes.listBatchShipments>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    return this.tasks.list({ kind: 'batch_shipment' }, query, pickLang(languages));
  }

  @Endpoint(routes.getBatchShipment)
  async get(
    @Input() { params }: InputOf<typeof routes.getBatchShipment>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    return this.tasks.view(await this.tasks.find(Number(params.id), isBatch), pickLang(languages));
  }

  @Endpoint(routes.shipBatch)
  async ship(
    @Caller() principal: StaffPrincipal,
    @Input() { params }: InputOf<typeof routes.shipBatch>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const id = Number(params.id);
    await this.createBatch.goOn(principal, await this.tasks.find(id, isBatch));
    return this.tasks.view(await this.tasks.find(id, isBatch), pickLang(languages));
  }

  @Endpoint(routes.discardBatch)
  async discard(
    @Caller() principal: StaffPrincipal,
    @Input() { params }: InputOf<typeof routes.discardBatch>,
  ): Promise<void> {
    await this.discardBatch.run(principal, await this.tasks.find(Number(params.id), isBatch));
  }

  @Endpoint(routes.downloadBatchResult)
  async downloadResult(
    @Input() { params, query }: InputOf<typeof routes.downloadBatchResult>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const task = await this.tasks.find(Number(params.id), isBatch);
    const file = await this.result.open(task, query.outcome, pickLang(languages));
    return new StreamableFile(file, attached(`batch-shipping-${params.id}.xlsx`));
  }
}
