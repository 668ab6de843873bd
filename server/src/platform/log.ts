import { type LoggerService } from '@nestjs/common';
import { destination, pino } from 'pino';

/** The process's log, JSON lines on standard output. Never log bodies, tokens or phone numbers. */
export abstract class Log {
  abstract debug(fields: object, message: string): void;
  abstract info(fields: object, message: string): void;
  abstract warn(fields: object, message: string): void;
  abstract error(fields: object, message: string): void;
}

export const createLog = (level: string): Log => pino({ level, base: null }, destination({ sync: false }));

/** What Nest itself has to say, into the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly sink: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.sink.debug({ context: rest.at(-1) }, String(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.sink.warn({ context: rest.at(-1) }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const err = message instanceof Error ? message : rest.find((part) => part instanceof Error);
    this.sink.error({ context: rest.at(-1), err }, String(message));
  }
}
