import type { ErrorCode } from '@lanzi/shared/errors';
import { pictureExtension } from './picture-format';
import { soundExtension } from './sound-format';

/** What is taken, by the extension it is kept under; also what it is served as. */
export const uploadFormats = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
} as const;
export type UploadExtension = keyof typeof uploadFormats;

interface KindRules {
  megabytes: number;
  /** Begins the MIME type of every format of this kind. */
  mimePrefix: string;
  refusal: ErrorCode;
  /** By the bytes, whatever the file is called; undefined for what is not of this kind or not taken. */
  extensionOf: (content: Buffer) => Promise<UploadExtension | undefined>;
}

export const uploadKinds = {
  picture: {
    megabytes: 5,
    mimePrefix: 'image/',
    refusal: 'unsupported_picture',
    extensionOf: pictureExtension,
  },
  sound: { megabytes: 1, mimePrefix: 'audio/', refusal: 'unsupported_sound', extensionOf: soundExtension },
} as const satisfies Record<string, KindRules>;
export type UploadKind = keyof typeof uploadKinds;
