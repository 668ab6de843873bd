import { inflateSync } from 'node:zlib';
import { Paper } from '@lanzi/server/document/paper/paper';

/** As much of pdfkit as the reference needs. */
interface BarePdf {
  addPage(options: { size: 'A4'; margin: number }): void;
  font(name: string, size: number): BarePdf;
  text(text: string, left: number, top: number, options: { lineBreak: boolean }): void;
  on(event: 'data', hear: (part: Buffer) => void): void;
  on(event: 'end', hear: () => void): void;
  end(): void;
}

/** How many texts a PDF sets, counted in its pages' instructions. */
export function textsIn(pdf: Buffer): number {
  let texts = 0;
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    // It begins the word "endstream" as well.
    if (pdf.toString('latin1', at - 3, at) === 'end') continue;
    texts += instructionsAt(pdf, at + 'stream\n'.length).match(/\bT[jJ]\b/g)?.length ?? 0;
  }
  return texts;
}

function instructionsAt(pdf: Buffer, from: number): string {
  const packed = pdf.subarray(from, pdf.indexOf('\nendstream', from));
  // Fonts are larger, and are no instructions.
  if (packed.length > 100_000) return '';
  try {
    return inflateSync(packed).toString('latin1');
  } catch {
    return '';
  }
}

/** The least that such a file can be: as many short texts in the same font on as many pages. No layout at all. */
export async function drawBare(pages: number, textsOfPage: number): Promise<Buffer> {
  const pdf = new Paper('zh-CN', 'bare').pdf as unknown as BarePdf;
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve));
  pdf.on('data', (part) => parts.push(part));
  for (let page = 0; page < pages; page++) {
    pdf.addPage({ size: 'A4', margin: 0 });
    for (let text = 0; text < textsOfPage; text++)
      pdf
        .font(text % 6 ? 'sc-regular' : 'sc-bold', 9.5)
        .text(`新米 ${page} × ${text} 件`, 40, 40 + text * 12, { lineBreak: false });
  }
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}
