import { documentedRoutes } from '@lanzi/shared/api/routes';
import { Controller, Get } from '@nestjs/common';
import { buildOpenApi } from './platform/http/openapi';

/** GET /api/openapi.json: made from the contract once, when first asked for. */
@Controller()
export class OpenApiController {
  private document: object | undefined;

  @Get('api/openapi.json')
  show(): object {
    this.document ??= buildOpenApi(documentedRoutes, { title: 'Lanzi', version: '0.1.0' });
    return this.document;
  }
}
