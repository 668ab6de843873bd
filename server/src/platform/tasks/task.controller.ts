import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { pickLang } from '@lanzi/shared/lang';
import { Controller, Headers } from '@nestjs/common';
import { Endpoint, Input } from '../http/endpoint';
import { Caller, type Principal } from '../http/principal';
import type { Task } from './task.entity';
import { TaskQueries } from './task.queries';

/** Long work as the one who began it finds it again. */
@Controller()
export class TaskController {
  constructor(private readonly tasks: TaskQueries) {}

  @Endpoint(routes.listTasks)
  list(
    @Caller() caller: Principal,
    @Input() { query: { kind, ...page } }: InputOf<typeof routes.listTasks>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    return this.tasks.list({ staffId: Number(caller.id), ...(kind && { kind }) }, page, pickLang(languages));
  }

  @Endpoint(routes.getTask)
  async get(
    @Caller() caller: Principal,
    @Input() { params }: InputOf<typeof routes.getTask>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const task = await this.tasks.find(Number(params.id), isOwn(caller));
    return this.tasks.view(task, pickLang(languages));
  }

  @Endpoint(routes.listTaskRows)
  async rows(
    @Caller() caller: Principal,
    @Input() { params, query }: InputOf<typeof routes.listTaskRows>,
    @Headers('accept-language') languages: string | undefined,
  ) {
    const { id } = await this.tasks.find(Number(params.id), mayReadRows(caller));
    return this.tasks.rows(id, query, pickLang(languages));
  }
}

const isOwn = (caller: Principal) => (task: Task) => task.staffId === Number(caller.id);

/** What is shipped concerns everybody who ships. What was written into a file is its writer's own. */
const mayReadRows = (caller: Principal) => (task: Task) =>
  isOwn(caller)(task) || (task.kind !== 'export' && caller.permissions.has('order.fulfil'));
