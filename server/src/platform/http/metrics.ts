import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Config } from '../config';
import { Outbox } from '../outbox/outbox';

/** What Prometheus may ask about. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });
  private readonly outboxRows = {
    pending: this.gauge('outbox_pending', 'Outbox rows not delivered yet'),
    failed: this.gauge('outbox_failed', 'Outbox rows given up on'),
  };

  constructor(
    private readonly outbox: Outbox,
    config: Config,
  ) {
    // They watch the whole process; the many applications of a test run would pile up watchers.
    if (config.nodeEnv !== 'test') collectDefaultMetrics({ register: this.registry });
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  async text(): Promise<string> {
    const { pending, failed } = await this.outbox.counts();
    this.outboxRows.pending.set(pending);
    this.outboxRows.failed.set(failed);
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
