import { View } from '@tarojs/components';
import { useShopTime } from '@/lib/shop-time';
import './Steps.scss';

/** `next`: what everybody waits for; `ended`: it went no further. */
type State = 'done' | 'next' | 'later' | 'ended';

interface Step {
  key: string;
  word: string;
  state: State;
  /** When it was taken, as far as is known. */
  at?: string | null | undefined;
}

/** More of them fit beside each other on the narrowest phone only in smaller letters. */
const MANY = 5;

/** Of the step at `index` when so many are behind. */
export const stepState = (index: number, done: number): State =>
  index < done ? 'done' : index === done ? 'next' : 'later';

/** How far something has come: its steps from left to right, what was done when; `onBrand` on the green ground. */
export function Steps({ steps, onBrand }: { steps: Step[]; onBrand?: boolean }) {
  const time = useShopTime();
  const looks = `${steps.length > MANY ? 'steps--many' : ''} ${onBrand ? 'steps--on-brand' : ''}`;
  return (
    <View className={`steps ${looks}`}>
      {steps.map(({ key, word, state, at }) => {
        const [day = '', clock = ''] = at ? time(at).split(' ') : [];
        return (
          <View key={key} className={`steps__step steps__step--${state}`}>
            <View className="steps__dot" />
            <View>{word}</View>
            {at ? (
              <View className="steps__at">
                <View>{day.slice(5)}</View>
                <View>{clock}</View>
              </View>
            ) : null}
          </View>
        );
      })}
    </View>
  );
}
