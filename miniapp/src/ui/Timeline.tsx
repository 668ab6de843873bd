import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import './Timeline.scss';

export interface TimelineStep {
  what: ReactNode;
  /** Quiet lines under it, such as when. */
  more: ReactNode[];
}

/** What happened, the latest first and set off from the rest. */
export const Timeline = ({ steps }: { steps: TimelineStep[] }) => (
  <View className="timeline">
    {steps.map(({ what, more }, index) => (
      <View key={index} className={`timeline__step ${index === 0 ? 'timeline__step--latest' : ''}`}>
        <View className="timeline__what">{what}</View>
        {more.map((line, at) => (
          <View key={at} className="timeline__more">
            {line}
          </View>
        ))}
      </View>
    ))}
  </View>
);
