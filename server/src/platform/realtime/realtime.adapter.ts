import { type INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from 'ioredis';
import type { Server, ServerOptions } from 'socket.io';
import { SharedMemory } from '../redis';
import { Realtime } from './realtime';

/** Socket.IO on the port of the API; with Redis its rooms span all processes. */
export class RealtimeAdapter extends IoAdapter {
  private clients: [Redis, Redis] | [] = [];

  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const server: Server = super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      serveClient: false,
      pingInterval: 25_000,
      // A hidden tab may answer once a minute only; dropping it would silence its alerts.
      pingTimeout: 70_000,
      allowRequest: ({ headers: { origin, host } }, decide) => decide(null, fromHere(origin, host)),
    } as ServerOptions);
    const { redis } = this.app.get(SharedMemory);
    if (redis) {
      // Without Redis its messages wait: the adapter leaves a refused one unhandled, which would end the process.
      const patient = () => redis.duplicate({ maxRetriesPerRequest: null }).on('error', () => undefined);
      this.clients = [patient(), patient()];
      server.adapter(createAdapter(...this.clients));
    }
    this.app.get(Realtime).attach(server);
    return server;
  }

  override async dispose(): Promise<void> {
    for (const client of this.clients) client.disconnect();
    await super.dispose();
  }
}

/** Browsers say where a page comes from; pages of other sites have no business here. Other clients say nothing. */
function fromHere(origin: string | undefined, host: string | undefined): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
