import { Text, View } from '@tarojs/components';
import { MAX_STARS } from '@lanzi/shared/review/rating';
import { drawnAs } from '@/lib/access';
import { useWords } from '@/lib/words';
import { Tap } from './Tap';
import './Stars.scss';

const each = Array.from({ length: MAX_STARS }, (_, at) => at + 1);
const look = (lit: boolean) => `stars__star ${lit ? 'stars__star--lit' : ''}`;

/** So many stars of five; an average is shown by its whole stars. */
export function Stars({ n }: { n: number }) {
  const t = useWords();
  return (
    <View className="stars" {...drawnAs(t('review.starsOf', { n }))}>
      {each.map((star) => (
        <Text key={star} className={look(star <= Math.round(n))}>
          ★
        </Text>
      ))}
    </View>
  );
}

/** The same to be chosen; 0 before anything is. */
export function StarsChoice({ n, onChange }: { n: number; onChange: (n: number) => void }) {
  const t = useWords();
  return (
    <View className="stars stars--choice">
      {each.map((star) => (
        <Tap
          key={star}
          className={look(star <= n)}
          role="radio"
          on={star === n}
          label={t('review.starsOf', { n: star })}
          onClick={() => onChange(star)}
        >
          ★
        </Tap>
      ))}
    </View>
  );
}
