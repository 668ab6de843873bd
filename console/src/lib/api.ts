import { ApiError, createApi, type Transport } from '@lanzi/shared/api/client';
import { paths } from '@lanzi/shared/api/paths';
import type { Problem } from '@lanzi/shared/errors';
import { fileNameIn } from './file-name';
import { currentLang, i18n } from './i18n';

/** There was no answer, or none that the server itself wrote. Its message is a sentence for people. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

async function answered(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'same-origin' });
  } catch (cause) {
    throw new NoAnswerError(i18n.t('ui:noAnswer'), { cause });
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text().catch((cause: unknown) => {
    throw new NoAnswerError(i18n.t('ui:noAnswer'), { cause });
  });
  if (text === '') return undefined;
  if (!/json/.test(response.headers.get('content-type') ?? ''))
    throw new NoAnswerError(i18n.t('ui:badAnswer', { status: response.status }));
  return JSON.parse(text) as unknown;
}

async function answerTo(url: string, init: RequestInit): Promise<{ status: number; body: unknown }> {
  const response = await answered(url, init);
  return { status: response.status, body: await jsonOf(response) };
}

const send: Transport = ({ method, url, headers, body }) =>
  answerTo(url, {
    method,
    headers: {
      'Accept-Language': currentLang(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

export const api = createApi(send);

/** Uploads one picture (JPG, PNG, WebP). Throws ApiError when it is refused. */
export const uploadPicture = (file: File) => uploadFile<UploadedFile>(paths.uploadStaffPicture.path, file);
/** Uploads one sound (MP3, WAV, OGG, M4A, AAC). Throws ApiError when it is refused. */
export const uploadAlertSound = (file: File) => uploadFile<UploadedFile>(paths.uploadAlertSound.path, file);

interface UploadedFile {
  id: string;
  url: string;
}

/** Posts one file as a form does. Throws ApiError when it is refused. */
export async function uploadFile<Answer>(url: string, file: File): Promise<Answer> {
  const body = new FormData();
  body.append('file', file);
  const answer = await answerTo(url, { method: 'POST', headers: { 'Accept-Language': currentLang() }, body });
  if (answer.status >= 400) throw new ApiError(answer.status, answer.body as Problem);
  return answer.body as Answer;
}

/** Downloads a workbook; the browser saves it under `name`. Throws ApiError when it is refused. */
export const downloadReconciliation = (query: { from: string; to: string }, name: string): Promise<void> =>
  downloadFile(`${paths.downloadReconciliation.path}?${new URLSearchParams(query)}`, name);

/** Reads the file that stands at an address. Throws ApiError when it is refused. */
export const readFile = async (url: string): Promise<Blob> => (await answerWithFile(url)).blob();

/** Downloads what stands at an address; saved under `name`, or the server's. Throws ApiError when it is refused. */
export async function downloadFile(url: string, name?: string): Promise<void> {
  const response = await answerWithFile(url);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name ?? fileNameIn(response.headers.get('content-disposition'));
  link.click();
  URL.revokeObjectURL(link.href);
}

async function answerWithFile(url: string): Promise<Response> {
  const response = await answered(url, { headers: { 'Accept-Language': currentLang() } });
  if (response.status >= 400) throw new ApiError(response.status, (await jsonOf(response)) as Problem);
  return response;
}

/** Any failure as a sentence in the person's language. */
export const errorText = (error: unknown): string =>
  error instanceof ApiError || error instanceof NoAnswerError ? error.message : i18n.t('ui:unexpected');

export const isRefusal = (error: unknown, code: Problem['code']): error is ApiError =>
  error instanceof ApiError && error.problem.code === code;

/** A key for a POST: made when the form opens, so that pressing twice has the effect of once. */
export const newIdempotencyKey = (): string => crypto.randomUUID();
