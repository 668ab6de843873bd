import Taro from '@tarojs/taro';
import failSound from '@/assets/sounds/redeem-fail.mp3';
import okSound from '@/assets/sounds/redeem-ok.mp3';

/** WeChat plays files only, while small sounds are bundled as data URLs: puts one into the app's own folder. */
function playable(name: string, url: string): string {
  if (process.env.TARO_ENV !== 'weapp' || !url.startsWith('data:')) return url;
  const path = `${Taro.env.USER_DATA_PATH ?? ''}/${name}.mp3`;
  Taro.getFileSystemManager().writeFileSync(path, url.slice(url.indexOf(',') + 1), 'base64');
  return path;
}

/** Sound and vibration of a result, for someone who is looking at the customer. Silence is no error. */
export function signalResult(ok: boolean) {
  if (!mayVibrate()) return;
  if (ok) void Taro.vibrateShort({ type: 'heavy' }).catch(() => undefined);
  else void Taro.vibrateLong().catch(() => undefined);
  try {
    const player = Taro.createInnerAudioContext();
    player.src = ok ? playable('redeem-ok', okSound) : playable('redeem-fail', failSound);
    player.onEnded(() => player.destroy());
    player.onError(() => player.destroy());
    // Browsers answer a promise, which they reject before the first tap on the page.
    void (player.play() as unknown as Promise<void> | undefined)?.catch?.(() => undefined);
  } catch {
    // No sound on this device.
  }
}

/** A browser refuses, with an error in its console, until somebody has touched the page. */
const mayVibrate = (): boolean =>
  process.env.TARO_ENV !== 'h5' || navigator.userActivation?.hasBeenActive === true;
