import { DomainError } from '@lanzi/shared/errors';
import type { FastifyRequest } from 'fastify';

const megabyte = 1024 * 1024;

/**
 * The one file of a multipart request, and what its sender called it.
 * @throws DomainError unsupported_media_type, malformed_body, invalid_input (there is none), upload_too_large
 */
export async function receiveFile(
  request: FastifyRequest,
  megabytes: number,
): Promise<{ content: Buffer; name: string }> {
  if (!request.isMultipart()) throw new DomainError('unsupported_media_type');
  const file = await readFile(request, megabytes * megabyte);
  if (!file) {
    const missing = { path: 'file', code: 'required', message: 'a file is needed' };
    throw new DomainError('invalid_input', {}, { errors: [missing] });
  }
  if (file.truncated) throw new DomainError('upload_too_large', { megabytes });
  return file;
}

async function readFile(request: FastifyRequest, fileSize: number) {
  try {
    const part = await request.file({ limits: { fileSize, files: 1 }, throwFileSizeLimit: false });
    const content = await part?.toBuffer();
    return part && content && { content, name: part.filename, truncated: part.file.truncated };
  } catch {
    // The parser throws all sorts of errors, and each says the same: this is no form, or not all of it.
    throw new DomainError('malformed_body');
  }
}
