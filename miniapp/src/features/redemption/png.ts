/** A black and white PNG (ISO/IEC 15948) in plain JS: one bit a pixel, "compressed" by stored deflate blocks. */

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const STORED_BLOCK = 65_535;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const u32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return ((b << 16) | a) >>> 0;
}

function joined(parts: ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const body = joined([Array.from(type, (letter) => letter.charCodeAt(0)), data]);
  return joined([u32(data.length), body, u32(crc32(body))]);
}

function zlibStored(bytes: Uint8Array): Uint8Array {
  const parts: ArrayLike<number>[] = [[0x78, 0x01]];
  for (let at = 0; at < bytes.length; at += STORED_BLOCK) {
    const block = bytes.subarray(at, at + STORED_BLOCK);
    const [low, high] = [block.length & 255, block.length >> 8];
    parts.push([at + STORED_BLOCK >= bytes.length ? 1 : 0, low, high, ~low & 255, ~high & 255], block);
  }
  return joined([...parts, u32(adler32(bytes))]);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const rest = bytes.length - i;
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += LETTERS.charAt(three >> 18) + LETTERS.charAt((three >> 12) & 63);
    text += rest > 1 ? LETTERS.charAt((three >> 6) & 63) : '=';
    text += rest > 2 ? LETTERS.charAt(three & 63) : '=';
  }
  return text;
}

/** A square of `size` × `size` cells, each `scale` pixels wide, as a PNG data URL. */
export function pngDataUrl(size: number, isDark: (x: number, y: number) => boolean, scale: number): string {
  const pixels = size * scale;
  const rowLength = 1 + ((pixels + 7) >> 3);
  const raw = new Uint8Array(rowLength * pixels).fill(255);
  for (let y = 0; y < size; y++) {
    const start = y * scale * rowLength;
    raw[start] = 0; // No filter.
    for (let x = 0; x < pixels; x++)
      if (isDark(Math.floor(x / scale), y)) {
        const at = start + 1 + (x >> 3);
        raw[at] = (raw[at] ?? 0) & ~(128 >> (x & 7));
      }
    for (let copy = 1; copy < scale; copy++)
      raw.copyWithin(start + copy * rowLength, start, start + rowLength);
  }
  const png = joined([
    SIGNATURE,
    chunk('IHDR', [...u32(pixels), ...u32(pixels), 1, 0, 0, 0, 0]),
    chunk('IDAT', zlibStored(raw)),
    chunk('IEND', []),
  ]);
  return `data:image/png;base64,${base64(png)}`;
}
