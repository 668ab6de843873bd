import { Entity } from 'typeorm';
import { Code, Int, Time } from '../platform/database/columns';

/** The one live sign-in code of a phone. */
@Entity('phone_codes')
export class PhoneCode {
  @Code(24, { primary: true }) phone: string;
  @Code(64) codeHash: string;
  @Int() attempts: number;
  @Time() expiresAt: Date;
}
