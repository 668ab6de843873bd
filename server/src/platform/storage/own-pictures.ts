import { DomainError } from '@lanzi/shared/errors';
import { In, Like, type EntityManager } from 'typeorm';
import { Upload } from './upload.entity';
import { uploadUrl } from './upload-url';

/**
 * Pictures that a shopper or one of the staff uploaded themselves, in the order they are named.
 * @throws DomainError not_found for one that they did not upload
 */
export async function ownPictures(
  manager: EntityManager,
  owner: { kind: string; id: number | null },
  ids: readonly string[],
): Promise<{ id: string; url: string }[]> {
  const theirs = {
    id: In([...ids]),
    ownerKind: owner.kind,
    ownerId: String(owner.id),
    mime: Like('image/%'),
  };
  const uploads = ids.length > 0 ? await manager.findBy(Upload, theirs) : [];
  return ids.map((id) => {
    const upload = uploads.find((one) => one.id === id);
    if (!upload) throw new DomainError('not_found', { what: 'picture' });
    return { id, url: uploadUrl(upload) };
  });
}
