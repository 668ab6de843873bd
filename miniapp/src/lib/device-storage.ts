import Taro from '@tarojs/taro';

/** What the device remembers between visits. A full or forbidden storage only costs the memory of it. */
export function recall<T>(key: string): T | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key);
    return value === '' || value === null || value === undefined ? undefined : (value as T);
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    if (value === undefined) Taro.removeStorageSync(key);
    else Taro.setStorageSync(key, value);
  } catch {
    // Nothing to do: private windows refuse storage.
  }
}
