import Taro from '@tarojs/taro';
import { errorWords } from './error-words';

export const say = (title: string) => void Taro.showToast({ title, icon: 'none', duration: 2000 });
export const sayDone = (title: string) => void Taro.showToast({ title, icon: 'success', duration: 1500 });
export const sayError = (error: unknown) => say(errorWords(error));

/** Asks before something that cannot be undone. */
export async function ask(question: {
  title: string;
  content?: string;
  yes: string;
  no: string;
}): Promise<boolean> {
  const { confirm } = await Taro.showModal({
    title: question.title,
    content: question.content ?? '',
    confirmText: question.yes,
    cancelText: question.no,
    confirmColor: '#12805c',
  });
  return confirm;
}
