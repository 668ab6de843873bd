import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CartLine } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { go } from '@/lib/go';
import { useLang } from '@/lib/words';
import { Icon } from '@/ui/Icon';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Tap } from '@/ui/Tap';
import './CartRow.scss';

interface Props {
  line: CartLine;
  /** What stands left of the picture. */
  before?: ReactNode;
  /** Opens the choice of SKU; missing where it cannot be changed. */
  onSku?: () => void;
  /** What stands right of the price. */
  after?: ReactNode;
  /** What is wrong with it. */
  problem?: ReactNode;
  grey?: boolean;
}

/** A cart line. */
export function CartRow({ line, before, onSku, after, problem, grey }: Props) {
  const lang = useLang();
  const open = () => go.product(line.productId);
  return (
    <View className={`cart-row ${grey ? 'cart-row--grey' : ''}`}>
      {before}
      <Picture className="cart-row__picture" src={line.picture} faded={grey ?? false} onClick={open} />
      <View className="cart-row__body">
        <Tap className="cart-row__name" onClick={open}>
          {inLang(line.productName, lang)}
        </Tap>
        <Tap className={`cart-row__sku ${onSku ? 'cart-row__sku--tap' : ''}`} onClick={onSku}>
          <View className="cart-row__sku-name">{inLang(line.skuName, lang)}</View>
          {onSku ? <Icon name="down" size="s" /> : null}
        </Tap>
        {problem ? <View className="cart-row__problem">{problem}</View> : null}
        <View className="cart-row__foot">
          <Price amount={line.price} />
          {after}
        </View>
      </View>
    </View>
  );
}
