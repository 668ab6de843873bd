import type { ReactNode } from 'react';
import { Swiper, SwiperItem } from '@tarojs/components';

export interface PagerProps {
  className: string;
  pages: { key: string; content: ReactNode }[];
  onChange?: (index: number) => void;
}

/** Pages side by side to swipe through; `className` gives it its height. */
export function Pager({ className, pages, onChange }: PagerProps) {
  return (
    <Swiper className={className} onChange={(event) => onChange?.(event.detail.current)}>
      {pages.map(({ key, content }) => (
        <SwiperItem key={key}>{content}</SwiperItem>
      ))}
    </Swiper>
  );
}
