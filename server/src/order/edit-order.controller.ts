import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { EditOrder } from './edit-order';
import { staffOf } from './order-caller';

/** What an edit would come to. Editing itself is an action on the order. */
@Controller()
export class EditOrderController {
  constructor(private readonly editOrder: EditOrder) {}

  @Endpoint(routes.previewEdit)
  preview(@Caller() caller: Principal, @Input() { params, body }: InputOf<typeof routes.previewEdit>) {
    return this.editOrder.preview(params.orderNo, staffOf(caller), body);
  }
}
