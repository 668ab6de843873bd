import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@lanzi/shared/errors';
import { Clock } from '../clock';
import { UnitOfWork } from '../database/unit-of-work';
import { Ids } from '../ids';
import { FileStore } from './file-store';
import { receiveFile } from './receive-file';
import { uploadFormats, uploadKinds, type UploadKind } from './upload-kinds';
import { Upload } from './upload.entity';
import { uploadUrl } from './upload-url';

@Injectable()
export class Uploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Takes the one file of a multipart request; refuses with unsupported_media_type, malformed_body, invalid_input,
   * upload_too_large, and unsupported_picture or unsupported_sound.
   */
  async receive(
    kind: UploadKind,
    request: FastifyRequest,
    owner: { kind: string; id: string },
  ): Promise<{ id: string; url: string }> {
    const { content } = await receiveFile(request, uploadKinds[kind].megabytes);
    return this.save(kind, content, owner);
  }

  /** Keeps a file that is no larger than its kind may be. */
  async save(
    kind: UploadKind,
    content: Buffer,
    owner: { kind: string; id: string },
  ): Promise<{ id: string; url: string }> {
    const { extensionOf, refusal } = uploadKinds[kind];
    const extension = await extensionOf(content);
    if (!extension) throw new DomainError(refusal);
    const id = this.ids.token();
    const createdAt = this.clock.now();
    const folder = createdAt.toISOString().slice(2, 7).replace('-', '/');
    const path = `${folder}/${id}.${extension}`;
    await this.files.put(path, content);
    const upload: Upload = {
      id,
      ownerKind: owner.kind,
      ownerId: owner.id,
      path,
      mime: uploadFormats[extension],
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      createdAt,
    };
    await this.unitOfWork.run((manager) => manager.insert(Upload, upload));
    return { id, url: uploadUrl(upload) };
  }
}
