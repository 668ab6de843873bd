import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ShopReview } from '@lanzi/shared/review/review.contract';
import { pictureUrl } from '@/lib/picture-url';
import { useWords } from '@/lib/words';
import { Picture } from '@/ui/Picture';
import './ReviewWords.scss';

type Written = Pick<ShopReview, 'text' | 'pictures' | 'reply'>;

/** What was written, pictures that open in full, and the shop's reply. */
export function ReviewWords({ review: { text, pictures, reply } }: { review: Written }) {
  const t = useWords();
  const urls = pictures.map(({ url }) => pictureUrl(url));
  return (
    <View className="review-words">
      {text ? <Text className="review-words__text">{text}</Text> : null}
      {pictures.length > 0 ? (
        <View className="review-words__pictures">
          {pictures.map(({ id, url }, index) => (
            <Picture
              key={id}
              className="review-words__picture"
              src={url}
              alt={t('review.picture', { number: index + 1 })}
              onClick={() => void Taro.previewImage({ urls, current: urls[index] ?? '' })}
            />
          ))}
        </View>
      ) : null}
      {reply ? (
        <View className="review-words__reply">
          <Text className="review-words__who">{t('review.shopReplied')}</Text>
          <Text className="review-words__text">{reply.text}</Text>
        </View>
      ) : null}
    </View>
  );
}
