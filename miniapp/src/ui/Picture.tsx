import { useState } from 'react';
import { Image } from '@tarojs/components';
import { pictureOf } from '@/lib/access';
import { pictureUrl } from '@/lib/picture-url';
import { Tap } from './Tap';
import './Picture.scss';

/** A picture that loads when it nears the screen, over a quiet placeholder of its final size. */
export function Picture({
  src,
  alt = '',
  className = '',
  faded,
  onClick,
}: {
  src: string;
  /** What it shows, where no words beside it say so. */
  alt?: string;
  className?: string;
  faded?: boolean;
  onClick?: () => void;
}) {
  const [state, setState] = useState<'loading' | 'shown' | 'missing'>('loading');
  return (
    <Tap
      label={alt || undefined}
      className={`picture picture--${state} ${faded ? 'picture--faded' : ''} ${className}`}
      onClick={onClick}
    >
      {src && state !== 'missing' ? (
        <Image
          className="picture__image"
          src={pictureUrl(src)}
          mode="aspectFill"
          {...pictureOf(alt)}
          lazyLoad
          onLoad={() => setState('shown')}
          onError={() => setState('missing')}
        />
      ) : null}
    </Tap>
  );
}
