import { create } from 'qrcode/lib/core/qrcode';
import { pngDataUrl } from './png';

const QUIET_MODULES = 4;
const MODULE_PIXELS = 8;

/** Which modules of a link's QR code are dark. Encoded from bytes: the mini-program has no TextEncoder. */
export function qrMatrix(link: string): { size: number; isDark: (x: number, y: number) => boolean } {
  const ascii = link.replace(/[^ -~]+/g, encodeURIComponent);
  const bytes = Uint8Array.from(ascii, (letter) => letter.charCodeAt(0));
  const { size, data } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules;
  return { size, isDark: (x, y) => x >= 0 && y >= 0 && x < size && y < size && data[y * size + x] === 1 };
}

/** A link's QR code as a PNG data URL: the one source that an image takes in the mini-program and in browsers. */
export function qrDataUrl(link: string): string {
  const { size, isDark } = qrMatrix(link);
  return pngDataUrl(
    size + 2 * QUIET_MODULES,
    (x, y) => isDark(x - QUIET_MODULES, y - QUIET_MODULES),
    MODULE_PIXELS,
  );
}
