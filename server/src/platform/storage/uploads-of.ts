import { DomainError } from '@lanzi/shared/errors';
import { In, Like, type EntityManager } from 'typeorm';
import { uploadKinds, type UploadKind } from './upload-kinds';
import { Upload } from './upload.entity';
import { uploadUrl } from './upload-url';

/** The uploads of this kind with these ids, in their order; throws `not_found` when one was never uploaded. */
export async function uploadsOf(
  manager: EntityManager,
  kind: UploadKind,
  ids: string[],
): Promise<{ id: string; url: string }[]> {
  const mime = Like(`${uploadKinds[kind].mimePrefix}%`);
  const uploads = await manager.findBy(Upload, { id: In(ids), mime });
  return ids.map((id) => {
    const upload = uploads.find((candidate) => candidate.id === id);
    if (!upload) throw new DomainError('not_found');
    return { id, url: uploadUrl(upload) };
  });
}
