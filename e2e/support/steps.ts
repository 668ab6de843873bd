import { screenshot } from '../browser/chromium';
import type { Face } from '../browser/faces';

/**
 * The steps of one journey as Jest tests. After each of them no face may have had a problem; when one fails, what
 * the faces show is kept as a picture and the rest is not attempted.
 */
export function steps(faces: () => Record<string, Face | undefined>) {
  let failed: string | undefined;
  return (sentence: string, walk: () => Promise<void>): void =>
    it(sentence, async () => {
      if (failed !== undefined) throw new Error(`not attempted, since this failed: ${failed}`);
      try {
        await walk();
        for (const face of Object.values(faces())) face?.watch.assertClean();
      } catch (error) {
        failed = sentence;
        for (const [name, face] of Object.entries(faces()))
          if (face) await screenshot(face.page, `failed-${name}`);
        throw error;
      }
    });
}
