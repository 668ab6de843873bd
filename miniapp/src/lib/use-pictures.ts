import { useState } from 'react';
import { choosePictures, type ChosenPictures } from './choose-pictures';
import { useDraft } from './draft';
import { errorWords } from './error-words';
import { say } from './toast';
import { uploadPicture } from './upload-picture';
import { useWords, type WordKey } from './words';

/** `id` once it is uploaded, `failed` when that went wrong. */
export interface ChosenPicture {
  path: string;
  id?: string;
  failed?: true;
}

type LeftOut = keyof Omit<ChosenPictures, 'paths'>;
const leftOutWords: Record<LeftOut, WordKey> = {
  unreadable: 'pictures.unreadable',
  tooLarge: 'pictures.tooLarge',
  tooMany: 'pictures.tooMany',
};

/** Several pictures, chosen on the device and uploaded at once, so that submitting is quick; a draft under `key`. */
export function usePictures(most: number, key: string) {
  const t = useWords();
  const [pictures, setPictures] = useDraft<readonly ChosenPicture[]>(key, []);
  const [leftOut, setLeftOut] = useState<LeftOut[]>([]);

  const upload = async ({ path }: ChosenPicture) => {
    const now = (outcome: Pick<ChosenPicture, 'id' | 'failed'>) =>
      setPictures((all) => all.map((one) => (one.path === path ? { path, ...outcome } : one)));
    now({});
    try {
      now({ id: (await uploadPicture(path)).id });
    } catch (error) {
      now({ failed: true });
      say(errorWords(error));
    }
  };
  const add = async () => {
    const chosen = await choosePictures(most - pictures.length);
    if (!chosen) return;
    setLeftOut((Object.keys(leftOutWords) as LeftOut[]).filter((why) => chosen[why]));
    const isNew = (path: string) => pictures.every((one) => one.path !== path);
    const added = chosen.paths.filter(isNew).map((path): ChosenPicture => ({ path }));
    setPictures((all) => [...all, ...added]);
    await Promise.all(added.map(upload));
  };
  const remove = (path: string) => setPictures((all) => all.filter((one) => one.path !== path));
  const ids = pictures.flatMap(({ id }) => id ?? []);
  /** Why they cannot be sent yet. */
  const wait = pictures.some(({ failed }) => failed)
    ? t('pictures.failed')
    : ids.length < pictures.length
      ? t('pictures.uploading')
      : undefined;
  /** Why some of those chosen last were not added. */
  const problems = leftOut.map((why) => t(leftOutWords[why], { most }));
  return { most, pictures, ids, wait, problems, add, remove, retry: upload };
}
