import type { ConsoleToServer, ServerToConsole } from '@lanzi/shared/alert/alert.contract';
import { Id } from '@lanzi/shared/api/common.contract';
import {
  ConnectedSocket,
  MessageBody,
  OnGatewayConnection,
  OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Namespace, Socket } from 'socket.io';
import * as z from 'zod';
import { consoleTokenIn } from '../staff/console-cookie';
import { StaffAuthenticator } from '../staff/staff-authenticator';
import type { StaffPrincipal } from '../staff/staff-principal';
import { Log } from '../platform/log';
import { AlertInbox } from './alert-inbox';
import { consoleNamespace, consolesOf, everyConsole } from '../platform/realtime/console-rooms';

type NoEvents = Record<string, never>;
type Known = { staff: StaffPrincipal };
type ConsoleSocket = Socket<ConsoleToServer, ServerToConsole, NoEvents, Known>;
type ConsoleNamespace = Namespace<ConsoleToServer, ServerToConsole, NoEvents, Known>;

const Handshake = z.object({ token: z.string().max(200).optional(), lastSeq: z.int().min(0).default(0) });
const AlertMessage = z.object({ id: Id });

/** The console's socket: what was missed first, then what happens. */
@WebSocketGateway({ namespace: consoleNamespace })
export class ConsoleGateway implements OnGatewayInit<ConsoleNamespace>, OnGatewayConnection<ConsoleSocket> {
  constructor(
    private readonly inbox: AlertInbox,
    private readonly log: Log,
    private readonly authenticator: StaffAuthenticator,
  ) {}

  afterInit(namespace: ConsoleNamespace): void {
    namespace.use((socket, next) => {
      this.admit(socket).then(
        (admitted) => next(admitted ? undefined : new Error('not_signed_in')),
        () => next(new Error('internal')),
      );
    });
  }

  async handleConnection(socket: ConsoleSocket): Promise<void> {
    // Joined first: an alert that comes while the missed ones are read arrives twice rather than never.
    await socket.join([everyConsole, consolesOf(socket.data.staff.staffId)]);
    try {
      const { lastSeq } = Handshake.parse(socket.handshake.auth);
      for (const alert of await this.inbox.missed(lastSeq)) socket.emit('alert', alert);
    } catch (err) {
      // It must not miss them: it connects again by itself, and asks again.
      this.log.error({ err }, 'a console could not be told what it missed');
      socket.disconnect(true);
    }
  }

  @SubscribeMessage('alert:sounded')
  async sounded(@MessageBody() message: unknown) {
    const { success, data } = AlertMessage.safeParse(message);
    if (success) await this.inbox.sounded(Number(data.id));
    return { ok: success };
  }

  @SubscribeMessage('alert:handled')
  async handled(@ConnectedSocket() socket: ConsoleSocket, @MessageBody() message: unknown) {
    const { success, data } = AlertMessage.safeParse(message);
    const { staff } = socket.data;
    if (!success || !staff.permissions.has('alert.handle')) return { ok: false };
    await this.inbox.handle(Number(data.id), staff.name);
    return { ok: true };
  }

  private async admit(socket: ConsoleSocket): Promise<boolean> {
    const handshake = Handshake.safeParse(socket.handshake.auth);
    if (!handshake.success) return false;
    const token = handshake.data.token ?? consoleTokenIn(socket.handshake.headers.cookie);
    const staff = await this.authenticator.byToken(token, socket.handshake.address);
    if (!staff?.permissions.has('order.read')) return false;
    socket.data.staff = staff;
    return true;
  }
}
