import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { CameraError, openCamera, type Camera, type CameraTrouble } from './camera';
import './CameraScanner.scss';

/** Browsers only: the camera over the whole screen until a code is found, or the way to typing one. */
export default function CameraScanner({
  onFound,
  onType,
}: {
  onFound: (text: string) => void;
  onType: () => void;
}) {
  const t = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  found.current = onFound;
  const [camera, setCamera] = useState<Camera>();
  const [trouble, setTrouble] = useState<CameraTrouble>();
  const [torch, setTorch] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!video.current) return;
    let left = false;
    let opened: Camera | undefined;
    setTrouble(undefined);
    openCamera(video.current, (text) => found.current(text)).then(
      (one) => {
        opened = one;
        if (left) one.stop();
        else setCamera(one);
      },
      (why: unknown) => setTrouble(why instanceof CameraError ? why.trouble : 'missing'),
    );
    return () => {
      left = true;
      opened?.stop();
    };
  }, [attempt]);

  const toggleTorch = () => {
    camera?.setTorch?.(!torch);
    setTorch(!torch);
  };
  return (
    <View className="camera">
      <video ref={video} className="camera__video" playsInline muted />
      {trouble ? (
        <View className="camera__trouble">
          <Icon name="camera" size="xl" />
          <View className="camera__words">{t(`verifier.camera.${trouble}`)}</View>
          {trouble === 'insecure' ? null : (
            <Button kind="primary" size="l" onClick={() => setAttempt(attempt + 1)}>
              {t('verifier.camera.retry')}
            </Button>
          )}
        </View>
      ) : (
        <View className="camera__frame">
          <View className="camera__line" />
        </View>
      )}
      <View className="camera__foot">
        {trouble ? null : (
          <View className="camera__hint">
            {t(camera ? 'verifier.camera.aim' : 'verifier.camera.starting')}
          </View>
        )}
        <View className="camera__buttons">
          {camera?.setTorch ? (
            <Button kind={torch ? 'primary' : 'plain'} size="l" onClick={toggleTorch}>
              {t('verifier.camera.torch')}
            </Button>
          ) : null}
          <Button kind="plain" size="l" onClick={onType}>
            {t('verifier.camera.type')}
          </Button>
        </View>
      </View>
    </View>
  );
}
