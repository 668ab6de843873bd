import { createApi } from '@lanzi/shared/api/client';
import { paths } from '@lanzi/shared/api/paths';
import { send } from '@/lib/transport';
import { uploadPicture } from '@/lib/upload-picture';

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** The API as whoever holds a payment link, whoever may be signed in on this device. */
export const apiOfLink = (token: string) =>
  createApi((request) => send({ ...request, headers: { ...request.headers, ...bearer(token) } }));

export const uploadByLink = (token: string) => (path: string, onProgress?: (percent: number) => void) =>
  uploadPicture(path, onProgress, { ...paths.uploadPictureByLink, headers: bearer(token) });
