import { View } from '@tarojs/components';
import { inLang, type LocalText } from '@lanzi/shared/lang';
import { go } from '@/lib/go';
import { useLang } from '@/lib/words';
import { Picture } from '@/ui/Picture';
import { Skeleton } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import { chosenCategory } from './chosen-category';
import './CategoryRow.scss';

interface Category {
  id: string;
  name: LocalText;
  picture: string | null;
}

export function CategoryRow({ categories }: { categories: Category[] | undefined }) {
  const lang = useLang();
  const open = (id: string) => {
    chosenCategory.set(id);
    go.category();
  };
  if (categories?.length === 0) return null;
  return (
    <View className="category-row">
      {categories
        ? categories.map(({ id, name, picture }) => (
            <Tap key={id} className="category-row__item" onClick={() => open(id)}>
              <Picture className="category-row__picture" src={picture ?? ''} />
              <View className="category-row__name">{inLang(name, lang)}</View>
            </Tap>
          ))
        : Array.from({ length: 8 }, (_, item) => (
            <View key={item} className="category-row__item">
              <Skeleton className="category-row__picture" />
              <Skeleton className="category-row__ghost" />
            </View>
          ))}
    </View>
  );
}
