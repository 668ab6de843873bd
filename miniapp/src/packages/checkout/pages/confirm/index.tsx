import { View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import { AmountsCard } from '@/features/checkout/AmountsCard';
import { choose } from '@/features/checkout/checkout-choice';
import { DeliveryChoiceCard } from '@/features/checkout/DeliveryChoiceCard';
import { DraftLines } from '@/features/checkout/DraftLines';
import { useCheckout } from '@/features/checkout/use-checkout';
import { usePlaceOrder } from '@/features/checkout/use-place-order';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { ensureSignedIn } from '@/lib/session';
import { useSignedIn } from '@/lib/session-token';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { Field } from '@/ui/Field';
import { OptionCard } from '@/ui/OptionCard';
import { PageShell } from '@/ui/PageShell';
import { PaymentIcon } from '@/ui/PaymentIcon';
import { Price } from '@/ui/Price';
import { Skeleton } from '@/ui/Skeleton';
import './index.scss';

export default function ConfirmPage() {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const signedIn = useSignedIn();
  const checkout = useCheckout();
  const { busy, place } = usePlaceOrder();
  const { lines, quote, mode, delivery, payment, because } = checkout;
  const { amounts } = quote.data ?? {};
  const count = lines.reduce((sum, line) => sum + line.quantity, 0);

  if (!signedIn)
    return (
      <PageShell title={t('checkout.title')}>
        <EmptyState
          picture="cart"
          title={t('shop.cartSignIn')}
          action={{ label: t('common.signIn'), onClick: () => void ensureSignedIn() }}
        />
      </PageShell>
    );
  if (lines.length === 0)
    return (
      <PageShell title={t('checkout.title')}>
        <EmptyState
          picture="cart"
          title={t('checkout.emptyTitle')}
          action={{ label: t('checkout.backToCart'), onClick: go.cart }}
        />
      </PageShell>
    );

  const submit = () => {
    if (delivery && payment && quote.data)
      void place({ delivery, paymentMethodId: payment.id, note: checkout.note, quote: quote.data });
  };
  return (
    <PageShell title={t('checkout.title')} bar>
      <DeliveryChoiceCard
        modes={checkout.modes}
        mode={mode}
        loading={checkout.placeLoading}
        address={checkout.address}
        store={checkout.store}
        contactName={checkout.contactName}
        contactPhone={checkout.contactPhone}
        phoneError={checkout.phoneError}
      />
      <DraftLines lines={lines} problems={checkout.problems} />
      {quote.error && !quote.data ? (
        <ErrorState error={quote.error} onRetry={() => void quote.refetch()} />
      ) : (
        <>
          {mode === 'express' && checkout.shippingMethods.length > 0 ? (
            <OptionCard
              title={t('checkout.shippingMethod')}
              chosen={checkout.shipping?.id}
              onChoose={(id) => choose({ shippingMethodId: id })}
              options={checkout.shippingMethods.map(({ id, title, description, fee, freeFrom }) => ({
                id,
                title: inLang(title, lang),
                hint:
                  description[lang] ||
                  description['zh-CN'] ||
                  (freeFrom === null || fee === 0 ? '' : t('checkout.freeFrom', { amount: money(freeFrom) })),
                value: <View className="confirm__fee">{fee === 0 ? t('checkout.free') : money(fee)}</View>,
              }))}
            />
          ) : null}
          {checkout.paymentMethods.length > 0 ? (
            <OptionCard
              title={t('checkout.payment')}
              chosen={payment?.id}
              onChoose={(id) => choose({ paymentMethodId: id })}
              options={checkout.paymentMethods.map(({ id, kind, title, hint, off, instructions }) => ({
                ...{ id, hint, off },
                icon: <PaymentIcon kind={kind} />,
                title: inLang(title, lang),
                details: instructions[lang] || instructions['zh-CN'] || '',
              }))}
            />
          ) : null}
          <Card className="confirm__note">
            <Field
              long
              label={t('checkout.note')}
              value={checkout.note}
              maxLength={200}
              placeholder={t('checkout.noteHint')}
              onChange={checkout.setNote}
            />
          </Card>
          {amounts ? (
            <AmountsCard amounts={amounts} express={mode === 'express'} />
          ) : (
            <Card>
              <Skeleton lines={3} />
            </Card>
          )}
        </>
      )}
      <BottomBar>
        <View className="confirm__count">
          {t(count === 1 ? 'checkout.itemCountOne' : 'checkout.itemCount', { count })}
        </View>
        <View className={`confirm__total ${quote.settled ? '' : 'confirm__total--old'}`}>
          {amounts ? <Price amount={amounts.total} size="l" /> : null}
        </View>
        <Button size="l" busy={busy} disabledBecause={because} onClick={submit}>
          {t('checkout.place')}
        </Button>
      </BottomBar>
    </PageShell>
  );
}
