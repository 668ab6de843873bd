import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { pickLang } from '@lanzi/shared/lang';
import { Controller, Headers, StreamableFile } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Reconciliation } from './reconciliation';
import { ReconciliationWorkbook } from './reconciliation-workbook';

@Controller()
export class ReconciliationController {
  constructor(
    private readonly reconciliation: Reconciliation,
    private readonly workbook: ReconciliationWorkbook,
  ) {}

  @Endpoint(routes.getReconciliation)
  get(@Input() { query }: InputOf<typeof routes.getReconciliation>) {
    return this.reconciliation.get(query);
  }

  @Endpoint(routes.listReconciliationDetails)
  details(@Input() { query }: InputOf<typeof routes.listReconciliationDetails>) {
    return this.reconciliation.details(query);
  }

  @Endpoint(routes.downloadReconciliation)
  async download(
    @Input() { query }: InputOf<typeof routes.downloadReconciliation>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const disposition = `attachment; filename="reconciliation-${query.from}-${query.to}.xlsx"`;
    return new StreamableFile(await this.workbook.open(query, pickLang(languages)), { disposition });
  }
}
