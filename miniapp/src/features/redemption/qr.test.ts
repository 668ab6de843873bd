import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { qrDataUrl } from './qr';

const LINK = 'https://shop.example/redeem/?code=Zk3-q_9vYwXtB2mN8sLhR4cDfGjKpQaE';

/** Reads back what was drawn, independently of the drawing: chunks, inflate, one bit a pixel. */
function pixelsOf(dataUrl: string) {
  const png = Buffer.from(dataUrl.replace('data:image/png;base64,', ''), 'base64');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const header = chunks.get('IHDR') ?? Buffer.alloc(0);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const raw = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  const rowLength = 1 + Math.ceil(width / 8);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const light = ((raw[y * rowLength + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      data.fill(light * 255, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return { data, width, height, signature: png.subarray(0, 8).toString('latin1') };
}

test('a scanner reads the link from the picture', () => {
  const { data, width, height, signature } = pixelsOf(qrDataUrl(LINK));
  expect(signature).toBe('\x89PNG\r\n\x1a\n');
  expect(width).toBe(height);
  expect(jsQR(data, width, height)?.data).toBe(LINK);
});

test('a host in Chinese is escaped rather than garbled', () => {
  const { data, width, height } = pixelsOf(qrDataUrl('https://shop.example/篮子/?code=a'));
  expect(jsQR(data, width, height)?.data).toBe('https://shop.example/%E7%AF%AE%E5%AD%90/?code=a');
});
