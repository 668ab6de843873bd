import { SaxesParser } from 'saxes';

/** By name, as written: `r:id` with its prefix. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** What is found in the XML of a workbook, in its order. Names come without their prefix. */
export interface XmlListener {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** No tag and no text of a workbook is longer. */
const maxPending = 1024 * 1024;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const options = { xmlns: false, position: false } as const;

/**
 * Reads XML piece by piece. What workbooks are not made of is refused: document types, whose entities can grow.
 * @throws Error for what is no such XML
 */
export class XmlReader {
  private readonly parser = new SaxesParser<typeof options>(options);
  /** Characters since something was found. */
  private pending = 0;

  constructor(listener: XmlListener) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw new Error('XML with a document type');
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.pending = 0;
      listener.open(local(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.pending = 0;
      listener.close(local(name));
    });
    parser.on('text', (text) => listener.text(text));
    parser.on('cdata', (text) => listener.text(text));
  }

  write(piece: string): void {
    this.pending += piece.length;
    this.parser.write(piece);
    if (this.pending > maxPending) throw new Error('XML with a piece too long');
  }

  end(): void {
    this.parser.close();
  }
}
