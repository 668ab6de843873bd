import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { Tap } from './Tap';
import './Check.scss';

/** A round tick with a touch target of its own. */
export function Check({
  on,
  off,
  onChange,
  label,
}: {
  on: boolean;
  off?: boolean;
  onChange?: () => void;
  label?: string;
}) {
  return (
    <Tap
      className={`check ${on ? 'check--on' : ''} ${off ? 'check--off' : ''}`}
      role="checkbox"
      label={label}
      on={on}
      onClick={
        onChange &&
        ((event) => {
          event.stopPropagation();
          if (!off) onChange();
        })
      }
    >
      <View className="check__disc">{on ? <Icon name="check" size="s" /> : null}</View>
    </Tap>
  );
}
