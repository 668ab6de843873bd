import { Global, Module } from '@nestjs/common';
import { Audit } from './audit';

/** Everywhere, because every feature has privileged acts. */
@Global()
@Module({ providers: [Audit], exports: [Audit] })
export class AuditModule {}
