import { Image, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { inLang } from '@lanzi/shared/lang';
import { TabPage } from '@/features/cart/TabPage';
import { CategoryRow } from '@/features/catalog/CategoryRow';
import { ProductList } from '@/features/catalog/ProductList';
import { SearchBox } from '@/features/catalog/SearchBox';
import { useCategories, useProducts } from '@/features/catalog/use-catalog';
import { pictureOf } from '@/lib/access';
import { pictureUrl } from '@/lib/picture-url';
import { useShop } from '@/lib/use-shop';
import { useLang, useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Icon } from '@/ui/Icon';
import { Pager } from '@/ui/Pager';
import './index.scss';

export default function HomePage() {
  const t = useWords();
  const lang = useLang();
  const shop = useShop();
  const categories = useCategories();
  const products = useProducts({});
  const queries = [shop, categories, products];
  usePullDownRefresh(() => {
    void Promise.all(queries.map((query) => query.refetch())).finally(() => Taro.stopPullDownRefresh());
  });
  // What is missing for want of an answer is asked for again together.
  const failed = queries.filter(({ data, error }) => data === undefined && error);
  const retry = () => failed.forEach((query) => void query.refetch());
  const notice = shop.data ? inLang(shop.data.notice, lang) : '';
  const banners = shop.data?.bannerUrls ?? [];
  return (
    <TabPage title={shop.data ? inLang(shop.data.name, lang) : t('common.tabHome')}>
      <View className="home__head">
        <SearchBox />
      </View>
      {(shop.data ?? shop.error) && banners.length === 0 ? null : (
        <View className="home__banner">
          <Pager
            className="home__swiper"
            pages={banners.map((url) => ({
              key: url,
              content: (
                <Image
                  className="home__banner-image"
                  src={pictureUrl(url)}
                  mode="aspectFill"
                  {...pictureOf('')}
                />
              ),
            }))}
          />
        </View>
      )}
      {notice ? (
        <View className="home__notice">
          <Icon name="notice" />
          <View className="home__notice-text">{notice}</View>
        </View>
      ) : null}
      {categories.error && !categories.data ? null : <CategoryRow categories={categories.data?.items} />}
      {failed[0] ? <ErrorState error={failed[0].error} onRetry={retry} /> : null}
      {failed.includes(products) ? null : (
        <>
          <View className="home__title">{t('shop.allProducts')}</View>
          <ProductList
            query={products}
            layout="grid"
            empty={<EmptyState title={t('shop.emptyShelf')} hint={t('shop.emptyShelfHint')} />}
          />
        </>
      )}
    </TabPage>
  );
}
