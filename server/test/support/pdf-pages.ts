import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** A page as its reader has it; sizes in millimetres. */
export interface PdfPage {
  text: string;
  width: number;
  height: number;
}

export function pdfPages(pdf: Buffer): PdfPage[] {
  const options = { input: pdf, maxBuffer: 64 * 1024 * 1024 };
  const read = execFileSync(process.execPath, [join(__dirname, 'read-pdf.mjs')], options);
  return JSON.parse(read.toString()) as PdfPage[];
}
