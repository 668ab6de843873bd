import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CartLine } from '@lanzi/shared/catalog/catalog.contract';
import { inLang } from '@lanzi/shared/lang';
import { MAX_QUANTITY } from '@lanzi/shared/order/order-limits';
import { ask } from '@/lib/toast';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Check } from '@/ui/Check';
import { Price } from '@/ui/Price';
import { Stepper } from '@/ui/Stepper';
import { Tap } from '@/ui/Tap';
import { cartView, without, withQuantity, withSwapped, type Wanted } from './cart-lines';
import { CartRow } from './CartRow';
import { setTicked, useUnticked } from './unticked';
import { useChangeCart } from './use-cart';
import './CartView.scss';

interface Props {
  lines: CartLine[];
  managing: boolean;
  onCheckOut: (lines: CartLine[]) => void;
  /** Lets another SKU be chosen for a line. */
  chooseSku: (line: CartLine, onClose: () => void, onPick: (wanted: Wanted) => void) => ReactNode;
}

/** A cart with something in it: what can be bought, what cannot, and the bar. */
export function CartView({ lines, managing, onCheckOut, chooseSku }: Props) {
  const t = useWords();
  const lang = useLang();
  const unticked = useUnticked();
  const change = useChangeCart();
  const [changing, setChanging] = useState<CartLine | undefined>();
  const { gone, buyable, ticked, allTicked, total, count } = cartView(lines, unticked);

  const remove = async (skuIds: string[], title: string) => {
    if (await ask({ title, yes: t('shop.remove'), no: t('common.cancel') }))
      change.mutate(without(lines, skuIds));
  };
  const set = (skuId: string, quantity: number) => change.mutate(withQuantity(lines, skuId, quantity));
  const ids = (some: readonly CartLine[]) => some.map(({ skuId }) => skuId);
  return (
    <>
      <View className="cart-view__group">
        {buyable.map((line) => (
          <CartRow
            key={line.skuId}
            line={line}
            before={
              <Check
                on={line.problem === null && !unticked.has(line.skuId)}
                off={line.problem !== null}
                label={inLang(line.productName, lang)}
                onChange={() => setTicked([line.skuId], unticked.has(line.skuId))}
              />
            }
            onSku={() => setChanging(line)}
            problem={
              line.problem ? (
                <>
                  <View>{t('shop.short_of_stock', { count: line.sellable })}</View>
                  <Tap className="cart-view__fix" onClick={() => set(line.skuId, line.sellable)}>
                    {t('shop.changeTo', { count: line.sellable })}
                  </Tap>
                </>
              ) : null
            }
            after={
              <Stepper
                value={line.quantity}
                max={Math.min(line.sellable, MAX_QUANTITY)}
                onChange={(quantity) => set(line.skuId, quantity)}
                onNone={() => void remove([line.skuId], t('shop.deleteAsk'))}
              />
            }
          />
        ))}
      </View>
      {gone.length > 0 ? (
        <View className="cart-view__group">
          <View className="cart-view__gone-head">
            <View>{t('shop.unavailable')}</View>
            <Tap className="cart-view__fix" onClick={() => change.mutate(without(lines, ids(gone)))}>
              {t('shop.clearUnavailable')}
            </Tap>
          </View>
          {gone.map((line) => (
            <View key={line.skuId} className="cart-view__gone">
              <CartRow
                line={line}
                grey
                problem={t(line.problem === 'sold_out' ? 'shop.sold_out' : 'shop.off_shelf')}
              />
            </View>
          ))}
        </View>
      ) : null}
      {changing
        ? chooseSku(
            changing,
            () => setChanging(undefined),
            (wanted) => {
              setChanging(undefined);
              change.mutate(withSwapped(lines, changing.skuId, wanted));
            },
          )
        : null}
      <BottomBar onTabPage>
        <Tap className="cart-view__all" onClick={() => setTicked(ids(buyable), !allTicked)}>
          <Check on={allTicked} off={buyable.length === 0} />
          <View>{t('shop.selectAll')}</View>
        </Tap>
        {managing ? (
          <Button
            kind="danger"
            size="l"
            className="cart-view__remove"
            disabledBecause={ticked.length === 0 ? t('shop.nothingSelected') : undefined}
            onClick={() => void remove(ids(ticked), t('shop.deleteMany', { count: ticked.length }))}
          >
            {t('shop.remove')}
          </Button>
        ) : (
          <>
            <View className="cart-view__total">
              <View className="cart-view__sum">
                <View>{t('shop.total')}</View>
                <Price amount={total} />
              </View>
              <View className="cart-view__note">{t('shop.totalNote')}</View>
            </View>
            <Button
              size="l"
              disabledBecause={ticked.length === 0 ? t('shop.nothingSelected') : undefined}
              onClick={() => onCheckOut(ticked)}
            >
              {count > 0 ? t('shop.checkOutCount', { count }) : t('shop.checkOut')}
            </Button>
          </>
        )}
      </BottomBar>
    </>
  );
}
