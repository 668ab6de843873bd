import type { Lang } from '@lanzi/shared/lang';
import { raw } from 'bwip-js/node';
import PDFDocument from 'pdfkit';
import { fontFiles, type Weight } from './fonts';
import { clip, type Run, runsOf, wrap } from './typesetting';

/** Millimetres in points, the unit of all sizes here. */
export const mm = (millimetres: number): number => (millimetres / 25.4) * 72;

export interface Style {
  size: number;
  weight?: Weight;
  colour?: string;
}
export type Align = 'left' | 'right' | 'centre';

export const ink = '#1d2129';
/** For what is read second. */
export const grey = '#6b7280';
export const hairline = '#d5d8dd';

/** Text stands in the middle of lines of this height, as a part of its size. */
const leading = 1.5;
const baseline = 1.1;

/** Of a character, as a part of the size. */
const widest = 1.3;

/** A text cut where its font changes; widths at size 1. */
interface Measured {
  runs: (Run & { width: number })[];
  width: number;
}

export const lineHeight = ({ size }: Style): number => size * leading;

/** Something to draw at some height of a page. */
export interface Block {
  height: number;
  draw(top: number): void;
}

/** A PDF in the making: sets text in any script, draws rules and barcodes. Read it as a stream while it is made. */
export class Paper {
  readonly pdf: PDFKit.PDFDocument;
  /** Texts by weight, as they were set before: most come again and again. */
  private readonly known: Record<Weight, Map<string, Measured>> = { regular: new Map(), bold: new Map() };

  constructor(
    readonly lang: Lang,
    title: string,
  ) {
    const options = { autoFirstPage: false, bufferPages: true, margin: 0, displayTitle: true, lang };
    // Nothing is set in a font of the reader's: it has no Chinese.
    this.pdf = new PDFDocument({ ...options, font: '', info: { Title: title, Creator: 'Lanzi' } });
    for (const { name, file } of fontFiles()) this.pdf.registerFont(name, file);
  }

  addPage(width: number, height: number): void {
    this.pdf.addPage({ size: [width, height], margin: 0 });
  }

  widthOf(text: string, { size, weight = 'regular' }: Style): number {
    return this.measured(text, weight).width * size;
  }

  wrap(text: string, width: number, style: Style): string[] {
    // Hardly any character is wider: what is short needs no measuring.
    if (!text.includes('\n') && text.length * widest * style.size <= width) return [text];
    return wrap(text, width, (piece) => this.widthOf(piece, style));
  }

  private measured(text: string, weight: Weight): Measured {
    const known = this.known[weight].get(text);
    if (known) return known;
    const runs = runsOf(text, weight, this.lang).map((run) => ({
      ...run,
      width: this.pdf.font(run.font, 1).widthOfString(run.text),
    }));
    const measured = { runs, width: runs.reduce((sum, { width }) => sum + width, 0) };
    this.known[weight].set(text, measured);
    return measured;
  }

  /** One line of text in a line's height from `top`. */
  line(text: string, left: number, top: number, style: Style, align: Align = 'left', width = 0): void {
    const { size, weight = 'regular', colour = ink } = style;
    const { runs, width: wide } = this.measured(text, weight);
    const over = align === 'left' ? 0 : width - wide * size;
    let x = left + (align === 'centre' ? over / 2 : over);
    this.pdf.fillColor(colour);
    for (const run of runs) {
      this.pdf
        .font(run.font, size)
        .text(run.text, x, top + size * baseline, { lineBreak: false, baseline: 'alphabetic' });
      x += run.width * size;
    }
  }

  /** A text as a block of as many lines as it needs, at most `most`. */
  text(
    text: string,
    left: number,
    width: number,
    style: Style,
    { align = 'left' as Align, most = Infinity } = {},
  ): Block {
    const widthOf = (part: string) => this.widthOf(part, style);
    const lines = clip(this.wrap(text, width, style), most, width, widthOf);
    return {
      height: lines.length * lineHeight(style),
      draw: (top) =>
        lines.forEach((line, index) =>
          this.line(line, left, top + index * lineHeight(style), style, align, width),
        ),
    };
  }

  rule(
    left: number,
    width: number,
    top: number,
    { thickness = 0.5, colour = hairline, dashed = false } = {},
  ) {
    this.pdf.lineWidth(thickness).strokeColor(colour);
    if (dashed) this.pdf.dash(2, { space: 2 });
    this.pdf
      .moveTo(left, top)
      .lineTo(left + width, top)
      .stroke();
    if (dashed) this.pdf.undash();
  }

  box(left: number, top: number, width: number, height: number, { thickness = 0.75, colour = ink } = {}) {
    this.pdf.lineWidth(thickness).strokeColor(colour).rect(left, top, width, height).stroke();
  }

  /** Code 128, its bars exactly `width` wide; quiet space around it is the caller's. */
  barcode(text: string, left: number, top: number, width: number, height: number): void {
    const bars = barsOf(text);
    const module = width / bars.reduce((sum, bar) => sum + bar, 0);
    let x = left;
    this.pdf.fillColor('#000000');
    bars.forEach((bar, index) => {
      if (index % 2 === 0) this.pdf.rect(x, top, bar * module, height);
      x += bar * module;
    });
    this.pdf.fill();
  }
}

/** Widths of bars and spaces in turn, the first a bar. */
function barsOf(text: string): number[] {
  const [drawn] = raw('code128', text);
  return drawn && 'sbs' in drawn ? drawn.sbs : [];
}

/** Blocks, one below the other. */
export const stack = (blocks: readonly Block[]): Block => ({
  height: blocks.reduce((height, block) => height + block.height, 0),
  draw(top) {
    let at = top;
    for (const block of blocks) {
      block.draw(at);
      at += block.height;
    }
  },
});

/** Blocks side by side, each at its own place. */
export const beside = (blocks: readonly Block[]): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  draw: (top) => blocks.forEach((block) => block.draw(top)),
});

export const space = (height: number): Block => ({ height, draw: () => undefined });
