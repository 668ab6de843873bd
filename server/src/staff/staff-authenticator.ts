import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Authenticators } from '../platform/http/principal';
import { consoleToken } from './console-cookie';
import { staffPrincipal, type StaffPrincipal } from './staff-principal';
import { StaffSessions } from './staff-sessions';

@Injectable()
export class StaffAuthenticator implements OnModuleInit {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly sessions: StaffSessions,
  ) {}

  onModuleInit(): void {
    this.authenticators.register('staff', (request) => this.authenticate(request));
  }

  private authenticate(request: FastifyRequest): Promise<StaffPrincipal | null> {
    return this.byToken(consoleToken(request), request.ip);
  }

  /** For sockets, which carry the token in their handshake. */
  async byToken(token: string | undefined, ip: string | null): Promise<StaffPrincipal | null> {
    const staff = token === undefined ? undefined : await this.sessions.find(token);
    return staff ? staffPrincipal(staff, ip) : null;
  }
}
