import { fileTypeFromBuffer } from 'file-type/core';

type PictureExtension = 'jpg' | 'png' | 'webp';

/** A small file can unpack into a picture that fills the memory of whoever opens it. */
const maxPixels = 40_000_000;

interface Size {
  width: number;
  height: number;
}

const readers: Record<string, { extension: PictureExtension; size: (file: Buffer) => Size | undefined }> = {
  'image/jpeg': { extension: 'jpg', size: jpegSize },
  'image/png': { extension: 'png', size: pngSize },
  'image/webp': { extension: 'webp', size: webpSize },
};

/** What the bytes are, whatever the file is called; undefined unless they are a picture we take. */
export async function pictureExtension(file: Buffer): Promise<PictureExtension | undefined> {
  const type = await fileTypeFromBuffer(file);
  const reader = type && readers[type.mime];
  if (!reader) return undefined;
  // Zeros at the end spare the readers a look at the length: a header that is cut off gives a size of nothing.
  const size = reader.size(Buffer.concat([file, Buffer.alloc(32)]));
  if (!size?.width || !size.height || size.width * size.height > maxPixels) return undefined;
  return reader.extension;
}

/** The IHDR chunk comes first. */
function pngSize(file: Buffer): Size | undefined {
  if (file.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** Walks the segments to the frame header (SOF0…SOF15 without DHT, JPG and DAC). */
function jpegSize(file: Buffer): Size | undefined {
  for (let at = 2; file[at] === 0xff; at += 2 + file.readUInt16BE(at + 2)) {
    while (file[at + 1] === 0xff) at++;
    const marker = file[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
  }
  return undefined;
}

/** Three kinds of first chunk: extended, lossless, lossy. */
function webpSize(file: Buffer): Size | undefined {
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
