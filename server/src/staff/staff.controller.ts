import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller } from '../platform/http/principal';
import { RateLimits } from '../platform/http/rate-limits';
import { Uploads } from '../platform/storage/uploads';
import { AuditQueries } from './audit.queries';
import { clearConsoleCookie, consoleToken, setConsoleCookie } from './console-cookie';
import { SaveStaff } from './save-staff';
import { SignInStaff } from './sign-in-staff';
import type { StaffPrincipal } from './staff-principal';
import { StaffQueries } from './staff.queries';
import { StaffSessions } from './staff-sessions';

const pictureUploads = 'staff-uploads';

@Controller()
export class StaffController {
  constructor(
    private readonly config: Config,
    private readonly signIn: SignInStaff,
    private readonly sessions: StaffSessions,
    private readonly saveStaff: SaveStaff,
    private readonly staff: StaffQueries,
    private readonly audit: AuditQueries,
    private readonly uploads: Uploads,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(pictureUploads, { points: 600, seconds: 600 });
  }

  @Endpoint(routes.signInStaff)
  async signInStaff(
    @Input() { body }: InputOf<typeof routes.signInStaff>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const session = await this.signIn.run(body, request.ip);
    setConsoleCookie(reply, session.token, this.config.publicUrl.startsWith('https:'));
    return session;
  }

  @Endpoint(routes.signOutStaff)
  async signOutStaff(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.end(consoleToken(request) ?? '');
    clearConsoleCookie(reply);
  }

  @Endpoint(routes.getStaffMe)
  getStaffMe(@Caller() caller: StaffPrincipal) {
    return this.staff.me(caller.staffId);
  }

  @Endpoint(routes.listStaff)
  async listStaff() {
    return { items: await this.staff.all() };
  }

  @Endpoint(routes.createStaff)
  async createStaff(@Caller() caller: StaffPrincipal, @Input() { body }: InputOf<typeof routes.createStaff>) {
    return this.staff.one(await this.saveStaff.create(caller, body));
  }

  @Endpoint(routes.updateStaff)
  async updateStaff(
    @Caller() caller: StaffPrincipal,
    @Input() { params, body }: InputOf<typeof routes.updateStaff>,
  ) {
    const id = Number(params.id);
    await this.saveStaff.update(caller, id, body);
    return this.staff.one(id);
  }

  @Endpoint(routes.listAudit)
  listAudit(@Input() { query }: InputOf<typeof routes.listAudit>) {
    return this.audit.page(query);
  }

  @Endpoint(routes.uploadStaffPicture)
  async uploadStaffPicture(@Caller() caller: StaffPrincipal, @Req() request: FastifyRequest) {
    await this.rateLimits.consume(pictureUploads, caller.id);
    return this.uploads.receive('picture', request, caller);
  }
}
