import Taro from '@tarojs/taro';
import { ApiError } from '@lanzi/shared/api/client';
import { paths } from '@lanzi/shared/api/paths';
import type { Problem } from '@lanzi/shared/errors';
import { callerHeaders, noAnswer } from './transport';

/** A photograph on a slow phone network takes its time, but not for ever. */
const TIMEOUT = 60_000;

/** What was answered; a gateway in between may answer with a page instead of JSON. */
function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return data;
  }
}

/**
 * Uploads a picture that was chosen on this device. `onProgress` hears the percent that has been sent. Throws ApiError
 * when refused, TimeoutError after a minute, OfflineError without an answer.
 */
export async function uploadPicture(
  filePath: string,
  onProgress?: (percent: number) => void,
  to: { path: string; headers?: Record<string, string> } = paths.uploadPicture,
): Promise<{ id: string; url: string }> {
  const task = Taro.uploadFile({
    url: API_BASE + to.path,
    filePath,
    name: 'file',
    header: { ...callerHeaders(), ...to.headers },
    timeout: TIMEOUT,
  });
  task.progress(({ progress }) => onProgress?.(progress));
  const answer = await task.catch(noAnswer);
  const body = parsed(answer.data);
  if (answer.statusCode >= 400) throw new ApiError(answer.statusCode, body as Problem);
  return body as { id: string; url: string };
}
