import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  /** With the query. */
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
/** `undefined` breaks the connection. */
type Answering = (asked: Asked) => Answer | undefined;

/** Stands in for a provider's server and says exactly what a test wants to hear. */
export class FakeProvider {
  url = '';
  /** What it was asked since the last `says`. */
  asked: Asked[] = [];
  private answerings: Answering[] = [];
  private dawdling = false;

  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const asked = { method, path, headers, body: Buffer.concat(chunks).toString() };
      this.asked.push(asked);
      if (this.dawdling) {
        setTimeout(() => response.writeHead(200).write(' '), 3000);
        return;
      }
      const answer = this.answerings.shift()?.(asked);
      if (!answer) return response.destroy();
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** One answer to each of the next requests, in this order; afterwards connections break. */
  says(...answerings: Answering[]): void {
    this.asked = [];
    this.answerings = answerings;
  }

  /** From now on it begins to answer after three seconds and never comes to an end. */
  dawdles(): void {
    this.dawdling = true;
  }
}

/** Keeps what was logged, to be looked at. */
export class RememberingLog {
  readonly lines: object[] = [];
  debug = (fields: object): void => void this.lines.push(fields);
  info = this.debug;
  warn = this.debug;
  error = this.debug;
}
