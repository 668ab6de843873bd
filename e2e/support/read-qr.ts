import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** The text of the QR code in a screenshot, if a camera would find one. */
export function readQr(screenshot: Buffer): string | undefined {
  const { width, height, data } = PNG.sync.read(screenshot);
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}
