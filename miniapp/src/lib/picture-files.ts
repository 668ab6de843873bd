import Taro from '@tarojs/taro';

/** A file as it was chosen; `readable`: it is a picture that can be shown. */
export interface PictureFile {
  path: string;
  bytes: number;
  readable: boolean;
}

/** Lets a person choose up to `count` pictures; undefined when they back out. */
export async function pictureFiles(count: number): Promise<PictureFile[] | undefined> {
  const chosen = await Taro.chooseMedia({
    count,
    mediaType: ['image'],
    sizeType: ['compressed'],
    sourceType: ['album', 'camera'],
  }).catch(() => undefined);
  return chosen?.tempFiles.map(({ tempFilePath, size }) => ({
    path: tempFilePath,
    bytes: size,
    readable: true,
  }));
}
