import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** From byte to byte, both included. */
export interface FilePart {
  start: number;
  end: number;
}
/** A file, or the part of it that is asked for; `bytes` is the length of the whole. */
export interface OpenFile extends FilePart {
  bytes: number;
  stream: Readable;
}

/** Where files live. Paths are relative, made by us, with forward slashes. */
export abstract class FileStore {
  abstract put(path: string, content: Buffer): Promise<void>;
  /** For what is too large to be held; a file that is there already is written anew. */
  abstract create(path: string): Promise<Writable>;
  /** Undefined when there is no such file. A part that the file does not have is answered with the whole. */
  abstract open(path: string, part?: FilePart): Promise<OpenFile | undefined>;
  abstract remove(path: string): Promise<void>;
}

/** Files that no address leads to: their own routes hand them out, to whoever may have them. */
export abstract class PrivateFiles extends FileStore {}

export class DiskFileStore extends FileStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(path: string, content: Buffer): Promise<void> {
    const file = join(this.root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { flag: 'wx' });
  }

  async create(path: string): Promise<Writable> {
    const file = join(this.root, path);
    await mkdir(dirname(file), { recursive: true });
    return createWriteStream(file);
  }

  async open(path: string, part?: FilePart): Promise<OpenFile | undefined> {
    const file = join(this.root, path);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const bytes = found.size;
    const last = bytes - 1;
    const fits = part && part.start <= Math.min(part.end, last);
    const { start, end } = fits ? { ...part, end: Math.min(part.end, last) } : { start: 0, end: last };
    return { bytes, start, end, stream: createReadStream(file, { start, end }) };
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.root, path), { force: true });
  }
}
