import { Text, View } from '@tarojs/components';
import { say } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { Icon } from './Icon';
import { Tap } from './Tap';
import './Stepper.scss';

interface Props {
  value: number;
  max: number;
  onChange: (value: number) => void;
  /** One less than one: the caller may offer to remove it. */
  onNone?: () => void;
}

/** How many: one less, one more. At its limits a tap says why it goes no further. */
export function Stepper({ value, max, onChange, onNone }: Props) {
  const t = useWords();
  const less = () => {
    if (value > 1) onChange(value - 1);
    else if (onNone) onNone();
    else say(t('common.atLeast', { count: 1 }));
  };
  const more = () => (value < max ? onChange(value + 1) : say(t('common.atMost', { count: max })));
  return (
    <View className="stepper">
      <Tap
        className={`stepper__tap ${value <= 1 && !onNone ? 'stepper__tap--off' : ''}`}
        label={t('common.oneLess')}
        onClick={less}
      >
        <Icon name="minus" size="s" />
      </Tap>
      <Text className="stepper__value">{value}</Text>
      <Tap
        className={`stepper__tap ${value >= max ? 'stepper__tap--off' : ''}`}
        label={t('common.oneMore')}
        onClick={more}
      >
        <Icon name="plus" size="s" />
      </Tap>
    </View>
  );
}
