import type { PictureFile } from './picture-files';

const isPicture = (url: string) =>
  new Promise<boolean>((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = url;
  });

async function fileOf(file: File): Promise<PictureFile> {
  const path = URL.createObjectURL(file);
  return { path, bytes: file.size, readable: await isPicture(path) };
}

/**
 * The browser's own dialog, in which a phone offers its camera too. Browsers know no greatest number of files, and
 * Taro's way leaves out without a word what is no picture: here everything that was chosen comes back.
 */
export function pictureFiles(count: number): Promise<PictureFile[] | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.multiple = count > 1;
  input.hidden = true;
  document.body.appendChild(input);
  const chosen = new Promise<File[] | undefined>((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.oncancel = () => resolve(undefined);
    input.click();
  });
  return chosen.finally(() => input.remove()).then((files) => files && Promise.all(files.map(fileOf)));
}
