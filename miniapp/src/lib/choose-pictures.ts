import { pictureFiles, type PictureFile } from './picture-files';

/** As the server takes them. */
const MAX_BYTES = 5 * 1024 * 1024;

/** What can be uploaded of the chosen files, and why the others cannot. */
export interface ChosenPictures {
  paths: string[];
  unreadable: boolean;
  tooLarge: boolean;
  tooMany: boolean;
}

/** Of these files up to `count`, in the order they were chosen. */
export function sortOut(files: readonly PictureFile[], count: number): ChosenPictures {
  const readable = files.filter((file) => file.readable);
  const fitting = readable.filter(({ bytes }) => bytes <= MAX_BYTES);
  return {
    paths: fitting.slice(0, count).map(({ path }) => path),
    unreadable: readable.length < files.length,
    tooLarge: fitting.length < readable.length,
    tooMany: fitting.length > count,
  };
}

/** Lets a person choose up to `count` pictures on the device; undefined when they back out. */
export async function choosePictures(count: number): Promise<ChosenPictures | undefined> {
  const files = await pictureFiles(count);
  return files && sortOut(files, count);
}
