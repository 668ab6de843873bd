import { Controller, Get, Headers, Param, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '@lanzi/shared/errors';
import { FileStore, type FilePart } from './file-store';
import { uploadFormats, type UploadExtension } from './upload-kinds';

const address = new RegExp(`^\\d\\d/\\d\\d/[\\w-]+\\.(${Object.keys(uploadFormats).join('|')})$`);

/** Uploaded pictures and sounds, served so that nothing in them can ever run. */
@Controller('uploads')
export class UploadsController {
  constructor(private readonly files: FileStore) {}

  @Get(':year/:month/:file')
  async upload(
    @Param() { year, month, file }: Record<'year' | 'month' | 'file', string>,
    @Headers('range') range: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const path = `${year}/${month}/${file}`;
    const extension = address.exec(path)?.[1] as UploadExtension | undefined;
    const found = extension && (await this.files.open(path, partOf(range)));
    if (!found) throw new DomainError('not_found');
    void reply.headers({
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    const { start, end, bytes } = found;
    const length = end - start + 1;
    if (length < bytes) void reply.status(206).header('Content-Range', `bytes ${start}-${end}/${bytes}`);
    return new StreamableFile(found.stream, { type: uploadFormats[extension], length });
  }
}

/** Safari plays no sound of which it cannot have a part first. Ranges of other forms may be ignored (RFC 9110 §14.2). */
function partOf(range = ''): FilePart | undefined {
  const [, start, end] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range) ?? [];
  return start === undefined ? undefined : { start: Number(start), end: end ? Number(end) : Infinity };
}
