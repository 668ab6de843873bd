import type { Alert, ConsoleToServer, ServerToConsole } from '@lanzi/shared/alert/alert.contract';
import { io, type Socket } from 'socket.io-client';
import type { ShopProcess } from './shop-process';

/** A console that is open, with everything it was told since it connected. */
export class OpenConsole {
  readonly alerts: Alert[] = [];
  readonly handled: { id: string; by: string }[] = [];
  readonly changed: { orderNo: string; status: string }[] = [];
  /** Why the server ended the connection, once it has. */
  readonly ended: Promise<string>;
  private readonly socket: Socket<ServerToConsole, ConsoleToServer>;

  constructor(url: string, auth: object, extraHeaders: Record<string, string> = {}) {
    const once = { transports: ['websocket'], reconnection: false, forceNew: true };
    this.socket = io(`${url}/console`, { ...once, auth, extraHeaders });
    this.socket.on('alert', (alert) => this.alerts.push(alert));
    this.socket.on('alert:handled', (handled) => this.handled.push(handled));
    this.socket.on('orders:changed', (change) => this.changed.push(change));
    this.ended = new Promise((resolve) => this.socket.on('disconnect', resolve));
  }

  /** 'connected', or why not. */
  async settled(): Promise<string> {
    return new Promise((resolve) => {
      this.socket
        .on('connect', () => resolve('connected'))
        .on('connect_error', ({ message }) => resolve(message));
    });
  }

  /** Everything sent before now has arrived once the server has answered this. */
  async caughtUp(): Promise<void> {
    await this.say('alert:sounded', '999999');
  }

  say(event: 'alert:sounded' | 'alert:handled', id: string): Promise<{ ok: boolean }> {
    return this.socket.timeout(5000).emitWithAck(event, { id });
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Consoles of one shop's process; each is closed after its test. */
export function consolesOf(shop: ShopProcess) {
  const opened: OpenConsole[] = [];
  afterEach(() => opened.splice(0).forEach((console) => console.close()));

  /** May be refused. */
  function attempt(auth: object, headers?: Record<string, string>): OpenConsole {
    const console = new OpenConsole(shop.url, auth, headers);
    opened.push(console);
    return console;
  }

  /** Connected, and told what it had missed. */
  async function openConsole(auth: object = { token: shop.token('clerk') }): Promise<OpenConsole> {
    const console = attempt(auth);
    expect(await console.settled()).toBe('connected');
    await console.caughtUp();
    return console;
  }
  return { attempt, openConsole };
}
