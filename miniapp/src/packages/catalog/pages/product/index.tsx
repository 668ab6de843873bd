import { useState } from 'react';
import { Image, Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter, useShareAppMessage } from '@tarojs/taro';
import type { ShopProduct } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { addToCart } from '@/features/cart/use-cart';
import { ProductBar } from '@/features/catalog/ProductBar';
import { SkuSheet, type Sku } from '@/features/catalog/SkuSheet';
import { useProduct } from '@/features/catalog/use-catalog';
import { buyNow } from '@/features/checkout/checkout-draft';
import { ProductReviewsCard } from '@/features/review/ProductReviewsCard';
import { pictureOf } from '@/lib/access';
import { go } from '@/lib/go';
import { isRefusal } from '@/lib/error-words';
import { pictureUrl } from '@/lib/picture-url';
import { ensureSignedIn } from '@/lib/session';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { Pager } from '@/ui/Pager';
import { Price } from '@/ui/Price';
import { Skeleton } from '@/ui/Skeleton';
import { Tag } from '@/ui/Tag';
import './index.scss';

export default function ProductPage() {
  const t = useWords();
  const { id = '' } = useRouter().params;
  const product = useProduct(id);
  usePullDownRefresh(() => void product.refetch().finally(() => Taro.stopPullDownRefresh()));
  const gone = isRefusal(product.error, 'not_found') || product.data?.onShelf === false;
  return (
    <PageShell title={t('shop.product')} bar={!gone}>
      {gone ? (
        <EmptyState
          title={t('shop.offShelf')}
          hint={t('shop.offShelfHint')}
          action={{ label: t('common.backHome'), onClick: go.home }}
        />
      ) : (
        <Loaded query={product} skeleton={<ProductSkeleton />}>
          {(data) => <ProductView product={data} />}
        </Loaded>
      )}
    </PageShell>
  );
}

function ProductView({ product }: { product: ShopProduct }) {
  const t = useWords();
  const lang = useLang();
  const [sheet, setSheet] = useState<'cart' | 'buy' | 'both' | undefined>();
  const [chosen, setChosen] = useState<Sku | undefined>();
  const { skus, pictures } = product;
  useShareAppMessage(() => ({ title: inLang(product.name, lang), imageUrl: pictureUrl(pictures[0] ?? '') }));

  const cheapest = skus.reduce((low, sku) => (sku.price < low.price ? sku : low), skus[0] as Sku);
  const shown = chosen ?? cheapest;
  const soldOut = product.sellable <= 0;
  const pickForCart = (sku: Sku, quantity: number) => {
    setSheet(undefined);
    void addToCart({ skuId: sku.id, quantity }, sku.sellable);
  };
  const pickToBuy = async (sku: Sku, quantity: number) => {
    setSheet(undefined);
    if (!(await ensureSignedIn())) return;
    buyNow(product, sku, quantity);
    go.checkout();
  };
  const add = {
    label: t('shop.addToCart'),
    kind: sheet === 'cart' ? 'primary' : 'soft',
    onPick: pickForCart,
  } as const;
  const buy = {
    label: t('shop.buyNow'),
    kind: 'primary',
    onPick: (...pick: [Sku, number]) => void pickToBuy(...pick),
  } as const;
  const subtitle = inLang(product.subtitle, lang);
  const description = inLang(product.description, lang);
  return (
    <>
      <Pictures name={inLang(product.name, lang)} urls={pictures} soldOut={soldOut} />
      <View className="product__facts">
        <View className="product__money">
          <Price
            amount={shown.price}
            was={shown.listPrice}
            size="xl"
            from={!chosen && skus.some(({ price }) => price > shown.price)}
          />
          {product.sold > 0 ? (
            <View className="product__sold">{t('shop.sold', { count: product.sold })}</View>
          ) : null}
        </View>
        <View className="product__name">{inLang(product.name, lang)}</View>
        {subtitle ? <View className="product__subtitle">{subtitle}</View> : null}
        {soldOut ? <Tag tone="quiet">{t('shop.soldOut')}</Tag> : null}
      </View>
      <Card className="product__choice" onClick={() => setSheet('both')}>
        <Text className="product__choice-label">{t('shop.choose')}</Text>
        <View className="product__choice-value">
          {chosen || skus.length === 1
            ? inLang(shown.name, lang)
            : skus.map((sku) => inLang(sku.name, lang)).join(' / ')}
        </View>
        <Icon name="right" size="s" />
      </Card>
      <ProductReviewsCard productId={product.id} />
      {description ? (
        <Card title={t('shop.details')}>
          <Text className="product__description">{description}</Text>
        </Card>
      ) : null}
      <ProductBar soldOut={soldOut} onAdd={() => setSheet('cart')} onBuy={() => setSheet('buy')} />
      <SkuSheet
        product={product}
        open={sheet !== undefined}
        onClose={() => setSheet(undefined)}
        start={{ skuId: chosen?.id, quantity: 1 }}
        onChange={setChosen}
        acts={sheet === 'cart' ? [add] : sheet === 'buy' ? [buy] : [add, buy]}
      />
    </>
  );
}

function Pictures({ name, urls, soldOut }: { name: string; urls: string[]; soldOut: boolean }) {
  const t = useWords();
  const [at, setAt] = useState(0);
  const whole = urls.map(pictureUrl);
  return (
    <View className="product__pictures">
      <Pager
        className="product__swiper"
        onChange={setAt}
        pages={whole.map((url, index) => ({
          key: url,
          content: (
            <Image
              className="product__picture"
              src={url}
              mode="aspectFill"
              {...pictureOf(name)}
              lazyLoad={index > 0}
              onClick={() => void Taro.previewImage({ urls: whole, current: url })}
            />
          ),
        }))}
      />
      {urls.length > 1 ? <View className="product__count">{`${at + 1} / ${urls.length}`}</View> : null}
      {soldOut ? <View className="product__sold-out">{t('shop.soldOut')}</View> : null}
    </View>
  );
}

const ProductSkeleton = () => (
  <>
    <Skeleton className="product__pictures" />
    <View className="product__facts">
      <Skeleton lines={3} />
    </View>
  </>
);
