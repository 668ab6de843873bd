import { View } from '@tarojs/components';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import './SearchBox.scss';

/** Looks like a search field, opens the search page. */
export function SearchBox() {
  const t = useWords();
  return (
    <Tap className="search-box" onClick={() => go.search()}>
      <Icon name="search" />
      <View className="search-box__hint">{t('shop.searchHint')}</View>
    </Tap>
  );
}
