import { Module } from '@nestjs/common';
import { AuditModule } from '../platform/audit/audit.module';
import { AuditQueries } from './audit.queries';
import { SaveStaff } from './save-staff';
import { SignInStaff } from './sign-in-staff';
import { StaffAuthenticator } from './staff-authenticator';
import { StaffController } from './staff.controller';
import { StaffQueries } from './staff.queries';
import { StaffSessions } from './staff-sessions';

@Module({
  imports: [AuditModule],
  controllers: [StaffController],
  providers: [AuditQueries, SaveStaff, SignInStaff, StaffAuthenticator, StaffQueries, StaffSessions],
  exports: [StaffAuthenticator, StaffQueries],
})
export class StaffModule {}
