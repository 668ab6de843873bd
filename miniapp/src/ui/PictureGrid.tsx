import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { pictureOf, politely } from '@/lib/access';
import type { usePictures } from '@/lib/use-pictures';
import { useWords } from '@/lib/words';
import { Icon } from './Icon';
import { Tap } from './Tap';
import './PictureGrid.scss';

type Props = Omit<ReturnType<typeof usePictures>, 'ids' | 'wait'>;

/** The pictures so far, each to be looked at, uploaded again or removed, and a way to add more; why some were left out. */
export function PictureGrid({ most, pictures, problems, add, remove, retry }: Props) {
  const t = useWords();
  const urls = pictures.map(({ path }) => path);
  return (
    <>
      <View className="picture-grid">
        {pictures.map((picture, index) => (
          <View key={picture.path} className="picture-grid__cell">
            <Image
              className="picture-grid__image"
              src={picture.path}
              mode="aspectFill"
              {...pictureOf(t('pictures.one', { n: index + 1 }))}
              onClick={() => void Taro.previewImage({ urls, current: picture.path })}
            />
            {picture.failed ? (
              <Tap className="picture-grid__cover" onClick={() => void retry(picture)}>
                {t('pictures.tryAgain')}
              </Tap>
            ) : picture.id === undefined ? (
              <View className="picture-grid__cover">{t('pictures.uploading')}</View>
            ) : null}
            <Tap
              className="picture-grid__remove"
              label={t('pictures.remove', { n: index + 1 })}
              onClick={() => remove(picture.path)}
            >
              <View className="picture-grid__cross">
                <Icon name="close" size="s" />
              </View>
            </Tap>
          </View>
        ))}
        {pictures.length < most ? (
          <Tap
            className="picture-grid__cell picture-grid__add"
            label={t('pictures.add')}
            onClick={() => void add()}
          >
            <Icon name="camera" size="l" />
            <View className="picture-grid__count">
              {pictures.length}/{most}
            </View>
          </Tap>
        ) : null}
      </View>
      <View {...politely}>
        {problems.map((problem) => (
          <View key={problem} className="picture-grid-problem">
            {problem}
          </View>
        ))}
      </View>
    </>
  );
}
