import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../../..');

/** Lays the two built web clients side by side, as the server wants them; returns that folder. */
export function linkClients(): string {
  const folder = path.join(root, '.cache/web');
  mkdirSync(folder, { recursive: true });
  const built = { h5: 'miniapp/dist/h5', console: 'console/dist' };
  for (const [name, output] of Object.entries(built)) {
    const link = path.join(folder, name);
    rmSync(link, { force: true, recursive: true });
    // A junction needs no special rights on Windows.
    symlinkSync(path.join(root, output), link, 'junction');
  }
  return folder;
}
