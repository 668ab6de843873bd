import { View } from '@tarojs/components';
import { useCartCount } from '@/features/cart/use-cart';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import './ProductBar.scss';

/** The product page's bar: to the cart with its count, and the two ways to buy. */
export function ProductBar({
  soldOut,
  onAdd,
  onBuy,
}: {
  soldOut: boolean;
  onAdd: () => void;
  onBuy: () => void;
}) {
  const t = useWords();
  const count = useCartCount();
  const because = soldOut ? t('shop.soldOut') : undefined;
  return (
    <BottomBar>
      <Tap className="product-bar__link" onClick={go.home}>
        <Icon name="home" size="l" />
        <View>{t('common.tabHome')}</View>
      </Tap>
      <Tap className="product-bar__link" onClick={go.cart}>
        <Icon name="cart" size="l" />
        <View>{t('common.tabCart')}</View>
        {count > 0 ? <View className="product-bar__badge">{count > 99 ? '99+' : count}</View> : null}
      </Tap>
      {soldOut ? (
        <Button className="product-bar__button" size="l" disabledBecause={because}>
          {t('shop.soldOut')}
        </Button>
      ) : (
        <>
          <Button className="product-bar__button" kind="soft" size="l" onClick={onAdd}>
            {t('shop.addToCart')}
          </Button>
          <Button className="product-bar__button" size="l" onClick={onBuy}>
            {t('shop.buyNow')}
          </Button>
        </>
      )}
    </BottomBar>
  );
}
