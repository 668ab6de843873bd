import Taro from '@tarojs/taro';
import { sayDone } from '@/lib/toast';
import { t } from '@/lib/words';

/** Puts a text on the clipboard and says so. */
export async function copyText(data: string): Promise<void> {
  await Taro.setClipboardData({ data });
  sayDone(t('common.copied'));
}
