import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';

/** Tells connected clients, on every process, that something happened. */
@Injectable()
export class Realtime {
  private server: Server | undefined;

  /** The adapter hands its server over once it listens. */
  attach(server: Server): void {
    this.server = server;
  }

  /** To everyone in `room` of `namespace` ('/console'). Nobody there is fine: sockets only say that there is news. */
  emit(namespace: string, room: string, event: string, data: unknown): void {
    this.server?.of(namespace).to(room).emit(event, data);
  }

  /** Ends the connections in `room`; whoever is still let in connects again. */
  disconnect(namespace: string, room: string): void {
    this.server?.of(namespace).in(room).disconnectSockets(true);
  }
}
