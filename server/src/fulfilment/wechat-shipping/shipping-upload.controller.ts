import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/audit/audit';
import { Endpoint, Input } from '../../platform/http/endpoint';
import { Caller } from '../../platform/http/principal';
import { UploadLists } from './upload-lists';

@Controller()
export class ShippingUploadController {
  constructor(private readonly uploads: UploadLists) {}

  @Endpoint(routes.countShippingUploads)
  counts() {
    return this.uploads.counts();
  }

  @Endpoint(routes.listShippingUploads)
  list(@Input() { query }: InputOf<typeof routes.listShippingUploads>) {
    return this.uploads.page(query);
  }

  @Endpoint(routes.actOnShippingUpload)
  act(@Caller() caller: Actor, @Input() { params, body }: InputOf<typeof routes.actOnShippingUpload>) {
    return this.uploads.act(caller, Number(params.id), params.action, body);
  }
}
