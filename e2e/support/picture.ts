import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

/** Writes a picture of a striped slip of paper, as a stand-in for the photo of a bank's receipt. */
export function drawReceipt(file: string, width = 480, height = 640): string {
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const ink = y % 40 < 6 && x > 40 && x < width - 40;
      png.data.set(ink ? [18, 128, 92, 255] : [250, 250, 245, 255], (y * width + x) * 4);
    }
  writeFileSync(file, PNG.sync.write(png));
  return file;
}
