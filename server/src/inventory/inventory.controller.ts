import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { DomainError } from '@lanzi/shared/errors';
import { Controller } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { skuView } from '../catalog/catalog.queries';
import { Sku } from '../catalog/sku.entity';
import { StockMovement } from '../catalog/stock-movement.entity';
import { Audit, type Actor } from '../platform/audit/audit';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller } from '../platform/http/principal';
import { StockLedger } from './stock-ledger';

@Controller()
export class InventoryController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stock: StockLedger,
    private readonly audit: Audit,
  ) {}

  @Endpoint(routes.adjustStock)
  adjust(@Caller() caller: Actor, @Input() { params, body }: InputOf<typeof routes.adjustStock>) {
    const id = Number(params.id);
    return this.unitOfWork.run(async (manager) => {
      await this.stock.adjust(id, body.delta, body.reason);
      await this.audit.record(caller, 'stock.adjust', `sku:${id}`, body);
      return skuView(await manager.findOneByOrFail(Sku, { id }));
    });
  }

  @Endpoint(routes.listStockMovements)
  async movements(@Input() { params, query }: InputOf<typeof routes.listStockMovements>) {
    const { manager } = this.unitOfWork;
    const skuId = Number(params.id);
    if (!(await manager.existsBy(Sku, { id: skuId }))) throw new DomainError('not_found');
    const before = query.cursor ? { id: LessThan(decodeCursor(IdCursor, query.cursor).id) } : {};
    const rows = await manager.find(StockMovement, {
      where: { skuId, ...before },
      order: { id: 'DESC' },
      take: query.limit + 1,
    });
    return cutPage(
      rows,
      query.limit,
      ({ id }) => ({ id }),
      ({ id, at, cause, deltaOnHand, deltaReserved, orderNo, note }) => ({
        id: String(id),
        at: at.toISOString(),
        cause,
        deltaOnHand,
        deltaReserved,
        orderNo,
        note,
      }),
    );
  }
}
