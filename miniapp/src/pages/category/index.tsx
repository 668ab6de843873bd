import { ScrollView, View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import { TabPage } from '@/features/cart/TabPage';
import { chosenCategory } from '@/features/catalog/chosen-category';
import { ProductList } from '@/features/catalog/ProductList';
import { SearchBox } from '@/features/catalog/SearchBox';
import { useCategories, useProducts } from '@/features/catalog/use-catalog';
import { go } from '@/lib/go';
import { useLang, useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { SkeletonCards } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import './index.scss';

export default function CategoryPage() {
  const t = useWords();
  const lang = useLang();
  const categories = useCategories();
  const chosen = chosenCategory.use();
  const all = categories.data?.items ?? [];
  const current = all.find(({ id }) => id === chosen)?.id ?? all[0]?.id;
  const products = useProducts({ category: current }, current !== undefined);
  const more = () => {
    if (products.hasNextPage && !products.isFetching) void products.fetchNextPage();
  };
  return (
    <TabPage title={t('shop.category')}>
      <View className="category">
        <View className="category__head">
          <SearchBox />
        </View>
        <Loaded query={categories} skeleton={<SkeletonCards count={5} />}>
          {() => (
            <View className="category__body">
              <ScrollView scrollY className="category__rail">
                {all.map(({ id, name }) => (
                  <Tap
                    key={id}
                    className={`category__tab ${id === current ? 'category__tab--on' : ''}`}
                    role="tab"
                    on={id === current}
                    onClick={() => chosenCategory.set(id)}
                  >
                    {inLang(name, lang)}
                  </Tap>
                ))}
              </ScrollView>
              <ScrollView key={current ?? ''} scrollY className="category__list" onScrollToLower={more}>
                <ProductList
                  query={products}
                  layout="row"
                  empty={
                    <EmptyState
                      title={t('shop.emptyCategory')}
                      action={{ label: t('common.backHome'), onClick: go.home }}
                    />
                  }
                />
              </ScrollView>
            </View>
          )}
        </Loaded>
      </View>
    </TabPage>
  );
}
