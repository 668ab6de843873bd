import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { pictureOf } from '@/lib/access';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import type { ProofPicture } from './use-proof-picture';
import './ProofPictureField.scss';

interface PictureProps {
  picture: ProofPicture;
  onChoose: () => void;
  onRetry: (path: string) => void;
}

/** The picture of a payment: asked for, on its way, or there. */
export function ProofPictureField({ picture, onChoose, onRetry }: PictureProps) {
  const t = useWords();
  if (picture.state === 'none')
    return (
      <Tap className="proof-empty" onClick={onChoose}>
        <Icon name="camera" size="xl" />
        <View className="proof-empty__title">{t('order.proof.choose')}</View>
        <View className={picture.problem ? 'proof-empty__problem' : 'proof-empty__hint'}>
          {picture.problem ?? t('order.proof.formats')}
        </View>
      </Tap>
    );
  return (
    <View>
      <View className="proof-picture">
        <Image
          className="proof-picture__image"
          src={picture.path}
          mode="aspectFit"
          {...pictureOf(t('order.proof.picture'))}
          onClick={() => void Taro.previewImage({ urls: [picture.path], current: picture.path })}
        />
        {picture.state === 'uploading' ? (
          <View className="proof-picture__cover">
            <View className="proof-picture__bar">
              <View className="proof-picture__done" style={{ width: `${picture.percent}%` }} />
            </View>
            {t('order.proof.uploadingPercent', { percent: picture.percent })}
          </View>
        ) : null}
      </View>
      {picture.state === 'failed' ? (
        <View className="proof-problem">
          {t('order.proof.uploadFailed')} · {picture.problem}
        </View>
      ) : null}
      <View className="proof-buttons">
        {picture.state === 'failed' ? (
          <Button kind="soft" onClick={() => onRetry(picture.path)}>
            {t('order.proof.again')}
          </Button>
        ) : null}
        <Button
          kind="plain"
          disabledBecause={picture.state === 'uploading' ? t('order.proof.uploading') : undefined}
          onClick={onChoose}
        >
          {t('order.proof.change')}
        </Button>
      </View>
    </View>
  );
}
