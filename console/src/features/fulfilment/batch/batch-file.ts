import type { ErrorCode } from '@lanzi/shared/errors';

const MAX_MEGABYTES = 10;
const BYTES_IN_MEGABYTE = 1024 * 1024;

/** What the server would refuse about a file before it reads it, as its code and parameters. */
export function fileFault({
  name,
  size,
}: Pick<File, 'name' | 'size'>): { code: ErrorCode; params: Record<string, number> } | undefined {
  if (!/\.(xlsx|csv)$/i.test(name)) return { code: 'unsupported_workbook', params: {} };
  if (size > MAX_MEGABYTES * BYTES_IN_MEGABYTE)
    return { code: 'upload_too_large', params: { megabytes: MAX_MEGABYTES } };
  return undefined;
}

/** "312 KB", "1.4 MB". */
export const sizeText = (bytes: number): string =>
  bytes < BYTES_IN_MEGABYTE
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / BYTES_IN_MEGABYTE).toFixed(1)} MB`;
