import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fillNewDatabase } from './new-database';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lanzi new '));
  file = path.join(folder, 'data', 'shop.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => (databaseUrl: string) => {
  writeFileSync(databaseUrl.slice('sqlite:'.length), text);
  return Promise.resolve();
};

describe('a new database', () => {
  it('gets its name when it is complete, and is filled once', async () => {
    await fillNewDatabase(`sqlite:${file}`, async (databaseUrl) => {
      await write('first')(databaseUrl);
      writeFileSync(`${databaseUrl.slice('sqlite:'.length)}-wal`, 'log');
      expect(existsSync(file)).toBe(false);
    });
    await fillNewDatabase(`sqlite:${file}`, write('second'));
    expect(readFileSync(file, 'utf8')).toBe('first');
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['shop.db', 'shop.db-wal']);
  });

  it('is filled from the start again after a failure', async () => {
    const fail = async (databaseUrl: string) => {
      await write('half')(databaseUrl);
      throw new Error('power cut');
    };
    await expect(fillNewDatabase(`sqlite:${file}`, fail)).rejects.toThrow('power cut');
    expect(existsSync(file)).toBe(false);
    await fillNewDatabase(`sqlite:${file}`, write('whole'));
    expect(readdirSync(path.dirname(file))).toEqual(['shop.db']);
  });

  it('is not our business when it is no file', async () => {
    for (const other of ['mysql://root@127.0.0.1/lanzi', 'sqlite::memory:'])
      await fillNewDatabase(other, () => Promise.reject(new Error('filled')));
  });
});
