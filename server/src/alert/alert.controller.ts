import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller, type Principal } from '../platform/http/principal';
import { AlertInbox } from './alert-inbox';

@Controller()
export class AlertController {
  constructor(private readonly inbox: AlertInbox) {}

  @Endpoint(routes.listAlerts)
  list(@Input() { query }: InputOf<typeof routes.listAlerts>) {
    return this.inbox.list(query);
  }

  @Endpoint(routes.handleAlert)
  handle(@Caller() caller: Principal, @Input() { params }: InputOf<typeof routes.handleAlert>) {
    return this.inbox.handle(Number(params.id), caller.name);
  }
}
