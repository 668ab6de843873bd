import type { Attachment } from '../mailbox';

export interface Mail {
  subject: string;
  text: string;
  attachments: Attachment[];
}

interface Part {
  /** By their names in small letters. */
  headers: Map<string, string>;
  body: string;
}

/** A mail as it was sent (RFC 5322 with MIME): what a person sees of it. The plain text counts, not the HTML. */
export function readMail(raw: Buffer): Mail {
  // A letter for each byte, until an encoding says what the bytes mean.
  const whole = readPart(raw.toString('latin1'));
  const mail: Mail = { subject: wordsOf(whole.headers.get('subject') ?? ''), text: '', attachments: [] };
  for (const part of leavesOf(whole)) {
    const type = part.headers.get('content-type') ?? 'text/plain';
    const name = nameOf(part);
    if (name !== undefined)
      mail.attachments.push({ name, type: valueOf(type).toLowerCase(), content: contentOf(part) });
    else if (valueOf(type).toLowerCase() === 'text/plain' && !mail.text)
      mail.text = contentOf(part).toString('utf8').replace(/\r\n/g, '\n').trimEnd();
  }
  return mail;
}

function readPart(text: string): Part {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end < 0 ? '' : text.slice(end + 4) };
}

/** The parts that are not made of others. */
function leavesOf(part: Part): Part[] {
  const type = part.headers.get('content-type') ?? '';
  const boundary = parameterOf(type, 'boundary');
  if (!/^multipart\//i.test(type) || !boundary) return [part];
  const [, ...inner] = `\r\n${part.body}`.split(`\r\n--${boundary}`);
  return inner.filter((text) => !text.startsWith('--')).flatMap((text) => leavesOf(readPart(bodyOf(text))));
}

/** What follows the rest of the boundary's line. */
const bodyOf = (text: string): string => text.slice(text.indexOf('\r\n') + 2);

function contentOf({ headers, body }: Part): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable')
    return bytesOf(body.replace(/[ \t]*\r\n/g, '\r\n').replace(/=\r\n/g, ''), /=([0-9A-F]{2})/gi);
  return Buffer.from(body, 'latin1');
}

/** Undefined for what is to be read, not to be kept. */
function nameOf({ headers }: Part): string | undefined {
  const disposition = headers.get('content-disposition') ?? '';
  const name = parameterOf(disposition, 'filename') ?? parameterOf(headers.get('content-type') ?? '', 'name');
  return name ?? (/^attachment/i.test(disposition) ? 'attachment' : undefined);
}

const valueOf = (header: string): string => header.split(';')[0]?.trim() ?? '';

/** A header's parameter, also one that is cut into pieces and encoded (RFC 2231). */
function parameterOf(header: string, name: string): string | undefined {
  const pieces = [...header.matchAll(/;\s*([^=;\s]+)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)]
    .map(([, key = '', quoted, bare = '']) => ({ key: key.toLowerCase(), value: quoted ?? bare }))
    .filter(({ key }) => key.split('*')[0] === name);
  if (pieces.length === 0) return undefined;
  const joined = pieces.map(({ value }) => value.replace(/\\(.)/g, '$1')).join('');
  if (!pieces.some(({ key }) => key.endsWith('*'))) return wordsOf(joined);
  return bytesOf(joined.replace(/^[\w-]*'[\w-]*'/, ''), /%([0-9A-F]{2})/gi).toString('utf8');
}

/** The words of a header, in which some are encoded (RFC 2047). */
const wordsOf = (text: string): string =>
  text
    .replace(/(\?=)\s+(=\?)/g, '$1$2')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_all, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('latin1')
        : bytesOf(word.replaceAll('_', ' '), /=([0-9A-F]{2})/gi).toString('latin1'),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));

const bytesOf = (text: string, escaped: RegExp): Buffer =>
  Buffer.from(
    text.replace(escaped, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
