import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { DomainError } from '@lanzi/shared/errors';
import { pickLang } from '@lanzi/shared/lang';
import { isOver } from '@lanzi/shared/task/task.contract';
import { Controller, Headers, StreamableFile } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Endpoint, Input } from '../../platform/http/endpoint';
import { Caller } from '../../platform/http/principal';
import { PrivateFiles } from '../../platform/storage/file-store';
import type { Task } from '../../platform/tasks/task.entity';
import { TaskQueries } from '../../platform/tasks/task.queries';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import type { StaffPrincipal } from '../../staff/staff-principal';
import { CreateExport } from './create-export';
import { fileNameOf } from './export-task';

/** Mission D12. An export is its writer's own: it holds what they chose to take away. */
@Controller()
export class ExportController {
  constructor(
    private readonly createExport: CreateExport,
    private readonly tasks: TaskQueries,
    private readonly files: PrivateFiles,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly shop: ShopSnapshot,
  ) {}

  @Endpoint(routes.createExport)
  async create(
    @Caller() caller: StaffPrincipal,
    @Input() { body }: InputOf<typeof routes.createExport>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const lang = pickLang(languages);
    return this.tasks.view(await this.createExport.run(caller, body, lang), lang);
  }

  @Endpoint(routes.getExport)
  async get(
    @Caller() caller: StaffPrincipal,
    @Input() { params }: InputOf<typeof routes.getExport>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    return this.tasks.view(await this.own(params.id, caller), pickLang(languages));
  }

  @Endpoint(routes.downloadExport)
  async download(
    @Caller() caller: StaffPrincipal,
    @Input() { params }: InputOf<typeof routes.downloadExport>,
  ) {
    const task = await this.own(params.id, caller);
    if (!isOver(task.state)) throw new DomainError('task_not_over');
    if (task.filePath === null) throw new DomainError('not_found');
    await this.unitOfWork.run(() => this.audit.record(caller, 'export.download', task.id));
    const { settings } = await this.shop.get();
    const disposition = `attachment; filename="${fileNameOf(task, settings.timeZone)}"`;
    // Opened last: nothing can fail any more that would leave it open.
    const file = await this.files.open(task.filePath);
    if (!file) throw new DomainError('not_found');
    return new StreamableFile(file.stream, { disposition, length: file.bytes });
  }

  private own(id: string, { staffId }: StaffPrincipal): Promise<Task> {
    const isOwn = (task: Task) => task.kind === 'export' && task.staffId === staffId;
    return this.tasks.find(Number(id), isOwn);
  }
}
