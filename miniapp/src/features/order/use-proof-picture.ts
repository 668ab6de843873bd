import { useState } from 'react';
import { choosePictures } from '@/lib/choose-pictures';
import { errorWords } from '@/lib/error-words';
import { uploadPicture } from '@/lib/upload-picture';
import { useWords } from '@/lib/words';

export type ProofPicture =
  | { state: 'none'; problem?: string }
  /** `percent` of it has been sent. */
  | { state: 'uploading'; path: string; percent: number }
  | { state: 'failed'; path: string; problem: string }
  | { state: 'ready'; path: string; id: string };

/** The picture of a payment: chosen on the device and uploaded at once, so that submitting is quick. */
export function useProofPicture(send = uploadPicture) {
  const t = useWords();
  const [picture, setPicture] = useState<ProofPicture>({ state: 'none' });

  const upload = async (path: string) => {
    const sent = (percent: number) => setPicture({ state: 'uploading', path, percent });
    sent(0);
    try {
      const { id } = await send(path, sent);
      setPicture({ state: 'ready', path, id });
    } catch (error) {
      setPicture({ state: 'failed', path, problem: errorWords(error) });
    }
  };
  const choose = async () => {
    const chosen = await choosePictures(1);
    if (!chosen) return;
    const [path] = chosen.paths;
    if (path) await upload(path);
    else
      setPicture({
        state: 'none',
        problem: t(chosen.tooLarge ? 'pictures.tooLarge' : 'order.proof.unreadable'),
      });
  };
  return { picture, choose, retry: upload };
}
