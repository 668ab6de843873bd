import { Entity, Index } from 'typeorm';
import { Code, Int, Time } from '../database/columns';

/** A picture or sound somebody uploaded; the file itself is in the file store under `path`. */
@Entity('uploads')
@Index('ix_uploads_owner', ['ownerKind', 'ownerId'])
export class Upload {
  @Code(32, { primary: true }) id: string;
  @Code(16) ownerKind: string;
  @Code(64) ownerId: string;
  @Code(100) path: string;
  @Code(32) mime: string;
  @Int() bytes: number;
  @Code(64) sha256: string;
  @Time() createdAt: Date;
}
