import { View } from '@tarojs/components';
import './Skeleton.scss';

/** A grey stand-in of what is loading; its size comes from `className` or `lines` of text. */
export function Skeleton({ className = '', lines }: { className?: string; lines?: number }) {
  if (!lines) return <View className={`skeleton ${className}`} />;
  return (
    <View className={className}>
      {Array.from({ length: lines }, (_, line) => (
        <View key={line} className="skeleton skeleton--line" />
      ))}
    </View>
  );
}

/** A few cards of lines: good enough for most lists while they load. */
export function SkeletonCards({ count = 3 }: { count?: number }) {
  return (
    <View className="skeleton-cards">
      {Array.from({ length: count }, (_, card) => (
        <View key={card} className="skeleton-cards__card">
          <Skeleton className="skeleton-cards__picture" />
          <Skeleton className="skeleton-cards__lines" lines={3} />
        </View>
      ))}
    </View>
  );
}
