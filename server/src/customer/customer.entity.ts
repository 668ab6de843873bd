import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Str, Time } from '../platform/database/columns';

/** A shopper: known by phone (H5), by WeChat's openid (mini-program), or both. */
@Entity('customers')
@Unique('uq_customers_phone', ['phone'])
@Unique('uq_customers_openid', ['openid'])
@Index('ix_customers_email', ['email'])
@Index('ix_customers_nickname', ['nickname'])
export class Customer {
  @Id() id: number;
  @Str(20) nickname: string;
  /** As `normalPhone` writes it. */
  @Code(24, { nullable: true }) phone: string | null;
  /** In small letters. */
  @Code(100, { nullable: true }) email: string | null;
  @Code(200, { nullable: true }) avatarUrl: string | null;
  @Code(64, { nullable: true }) openid: string | null;
  @Code(64, { nullable: true }) unionid: string | null;
  @Time() createdAt: Date;
}
