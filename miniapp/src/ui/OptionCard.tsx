import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { say } from '@/lib/toast';
import { Card } from './Card';
import { Check } from './Check';
import { Tap } from './Tap';
import './OptionCard.scss';

interface Option {
  id: string;
  title: string;
  /** Stands before the title. */
  icon?: ReactNode;
  /** Small words under the title. */
  hint?: string | undefined;
  /** What stands on the right. */
  value?: ReactNode;
  /** Shown under the option while it is the chosen one. */
  details?: string;
  /** Why it cannot be chosen now; a tap says so. */
  off?: string | undefined;
}

/** One of several: a card with a line for each. */
export function OptionCard(props: {
  title: string;
  options: Option[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  return (
    <Card title={props.title} className="option-card">
      {props.options.map(({ id, title, icon, hint, value, details, off }) => (
        <View key={id} className="option-card__option">
          <Tap
            className={`option-card__line ${off ? 'option-card__line--off' : ''}`}
            role="radio"
            on={id === props.chosen}
            onClick={() => (off ? say(off) : props.onChoose(id))}
          >
            {icon ? <View className="option-card__icon">{icon}</View> : null}
            <View className="option-card__words">
              <View className="option-card__title">{title}</View>
              {hint ? <View className="option-card__hint">{hint}</View> : null}
            </View>
            {value}
            <Check on={id === props.chosen} off={off !== undefined} />
          </Tap>
          {details && id === props.chosen ? <View className="option-card__details">{details}</View> : null}
        </View>
      ))}
    </Card>
  );
}
