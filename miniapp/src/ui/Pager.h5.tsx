import type { UIEvent } from 'react';
import type { PagerProps } from './Pager';
import './Pager.h5.scss';

/** In a browser the page snaps by itself: Taro's swiper would bring 50 KB for the same. */
export function Pager({ className, pages, onChange }: PagerProps) {
  const scrolled = ({ currentTarget }: UIEvent<HTMLDivElement>) =>
    onChange?.(Math.round(currentTarget.scrollLeft / currentTarget.clientWidth));
  return (
    <div className={`pager ${className}`} onScroll={scrolled}>
      {pages.map(({ key, content }) => (
        <div key={key} className="pager__page">
          {content}
        </div>
      ))}
    </div>
  );
}
