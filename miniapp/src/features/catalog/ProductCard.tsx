import { View } from '@tarojs/components';
import type { ShopProductCard } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { addToCart } from '@/features/cart/use-cart';
import { go } from '@/lib/go';
import { useLang, useWords } from '@/lib/words';
import { Icon } from '@/ui/Icon';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Tap } from '@/ui/Tap';
import './ProductCard.scss';

/** A product in a list: `grid` for two columns of large pictures, `row` for one line each. */
export function ProductCard({ product, layout }: { product: ShopProductCard; layout: 'grid' | 'row' }) {
  const t = useWords();
  const lang = useLang();
  const { onlySkuId, sellable } = product;
  const soldOut = sellable <= 0;
  const subtitle = inLang(product.subtitle, lang);
  const open = () => go.product(product.id);
  const quickAdd = () => (onlySkuId ? void addToCart({ skuId: onlySkuId, quantity: 1 }, sellable) : open());
  return (
    <Tap className={`product-card product-card--${layout}`} role="link" onClick={open}>
      <View className="product-card__picture">
        <Picture className="product-card__image" src={product.picture} faded={soldOut} />
        {soldOut ? <View className="product-card__sold-out">{t('shop.soldOut')}</View> : null}
      </View>
      <View className="product-card__body">
        <View className="product-card__name">{inLang(product.name, lang)}</View>
        {subtitle ? <View className="product-card__subtitle">{subtitle}</View> : null}
        <View className="product-card__foot">
          <View className="product-card__money">
            <Price amount={product.priceFrom} was={product.listPrice} from={!onlySkuId} />
            {product.sold > 0 ? (
              <View className="product-card__sold">{t('shop.sold', { count: product.sold })}</View>
            ) : null}
          </View>
          {soldOut ? null : (
            <Tap
              className="product-card__add"
              label={t('shop.addToCart')}
              onClick={(event) => {
                event.stopPropagation();
                quickAdd();
              }}
            >
              <View className="product-card__plus">
                <Icon name="plus" size="s" />
              </View>
            </Tap>
          )}
        </View>
      </View>
    </Tap>
  );
}
