import { fileTypeFromBuffer } from 'file-type/core';

type SoundExtension = 'mp3' | 'wav' | 'ogg' | 'm4a' | 'aac';

const extensions: Record<string, SoundExtension> = {
  ...{ mp3: 'mp3', wav: 'wav', m4a: 'm4a', aac: 'aac' },
  // The same container, whichever of its codecs is inside.
  ...{ ogg: 'ogg', opus: 'ogg' },
};

/** What the bytes are, whatever the file is called; undefined unless they are a sound we take. */
export async function soundExtension(file: Buffer): Promise<SoundExtension | undefined> {
  const type = await fileTypeFromBuffer(file);
  return type && extensions[type.ext];
}
