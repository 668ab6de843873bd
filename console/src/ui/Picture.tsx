import { PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A square picture; a quiet sign in its place when there is none or it cannot be loaded. */
export function Picture({ src, alt = '', size = 40 }: { src: string; alt?: string; size?: number }) {
  const { t } = useTranslation('ui');
  const [failed, setFailed] = useState('');
  const style = { width: size, height: size };
  if (!src || failed === src)
    return (
      <span className="picture picture-missing" style={style} title={t('noPicture')}>
        <PictureOutlined />
      </span>
    );
  return (
    <img
      className="picture"
      style={style}
      src={src}
      alt={alt}
      loading="lazy"
      onError={() => setFailed(src)}
    />
  );
}
