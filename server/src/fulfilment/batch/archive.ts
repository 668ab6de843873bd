import { DomainError } from '@lanzi/shared/errors';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { maxMegabytes, tooLarge } from './sheet';
import { type XmlListener, XmlReader } from './xml';

const maxEntries = 1000;

/** A zip archive of XML, of which nothing is unpacked before it is known to be small. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws DomainError workbook_unreadable, workbook_locked, workbook_too_large */
  static async open(content: Buffer): Promise<Archive> {
    const entries = new Map<string, Entry>();
    const zip = await readable(async () => {
      // Sizes are checked again while unpacking: an entry that grows beyond what it declares is an error there.
      const options = { lazyEntries: true, validateEntrySizes: true, autoClose: false };
      const opened = await fromBufferPromise(content, options);
      if (opened.entryCount > maxEntries) throw new Error('too many entries');
      for await (const entry of opened.eachEntry()) {
        if (entry.isEncrypted()) throw new DomainError('workbook_locked');
        entries.set(entry.fileName, entry);
      }
      return opened;
    });
    const bytes = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (bytes > maxMegabytes * 1024 * 1024) throw tooLarge();
    return new Archive(zip, entries);
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  /**
   * Reads an entry; others get their turn in between.
   * @throws DomainError workbook_unreadable, and whatever the listener throws
   */
  async read(path: string, listener: XmlListener): Promise<void> {
    const entry = this.entries.get(path);
    if (!entry) throw new DomainError('workbook_unreadable');
    await readable(async () => {
      const stream = await this.zip.openReadStreamPromise(entry);
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const xml = new XmlReader(listener);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        xml.write(decoder.decode(piece, { stream: true }));
        await new Promise((resolve) => setImmediate(resolve));
      }
      xml.write(decoder.decode());
      xml.end();
    });
  }
}

/** The library, the inflater and the XML reader have many words for a file that is broken. */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('workbook_unreadable');
  }
}
