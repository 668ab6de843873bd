import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { inLang, type LocalText } from '@lanzi/shared/lang';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { go } from '@/lib/go';
import { pictureUrl } from '@/lib/picture-url';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords, type WordKey } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Picture } from '@/ui/Picture';
import { Row } from '@/ui/Row';
import { Tap } from '@/ui/Tap';
import { accountNumbers } from './account-numbers';
import { copyText } from './copy';
import { paysByTransfer } from './order-buttons';
import './OrderPayment.scss';

function Instructions({ words }: { words: string }) {
  const t = useWords();
  return (
    <View className="order-pay__how">
      <View className="order-pay__how-title">{t('order.instructions')}</View>
      <Text className="order-pay__words" userSelect>
        {words}
      </Text>
      {accountNumbers(words).map((number) => (
        <Tap
          key={number}
          className="order-pay__number"
          onClick={() => void copyText(number.replace(/[ -]/g, ''))}
        >
          <Text>{number}</Text>
          <View className="order-pay__copy">
            <Icon name="copy" size="s" /> {t('order.copy')}
          </View>
        </Tap>
      ))}
    </View>
  );
}

function Proof({ order }: { order: ShopOrder }) {
  const t = useWords();
  const time = useShopTime();
  const [proof] = order.payment.proofs;
  if (!proof) return null;
  const url = pictureUrl(proof.picture.url);
  const waiting = order.status === 'pending_confirmation';
  return (
    <View className={`order-pay__proof ${proof.rejectedAt ? 'order-pay__proof--rejected' : ''}`}>
      <Picture
        className="order-pay__picture"
        src={proof.picture.url}
        alt={t('order.proof.picture')}
        onClick={() => void Taro.previewImage({ urls: [url], current: url })}
      />
      <View className="order-pay__proof-words">
        {proof.rejectedAt ? (
          <>
            <View className="order-pay__state">{t('order.proof.rejected')}</View>
            {proof.rejectReason ? (
              <View>{t('order.proof.rejectReason', { reason: proof.rejectReason })}</View>
            ) : null}
          </>
        ) : waiting ? (
          <View className="order-pay__state">{t('order.proof.waiting')}</View>
        ) : null}
        <View className="order-pay__quiet">
          {t('order.proof.submittedAt', { time: time(proof.submittedAt) })}
        </View>
        {proof.note ? <View className="order-pay__quiet">{proof.note}</View> : null}
      </View>
      {paysByTransfer(order) ? (
        <Button kind="soft" size="s" onClick={() => go.proof(order.orderNo)}>
          {t('order.proof.again')}
        </Button>
      ) : null}
    </View>
  );
}

/** Paid when the goods are handed over: until then nothing is overdue. */
const paidLater: Partial<Record<PaymentKind, WordKey>> = {
  cash_on_delivery: 'order.payOnDelivery',
  pay_at_store: 'order.payAtStore',
};

function PaymentState({ order }: { order: ShopOrder }) {
  const t = useWords();
  const lang = useLang();
  const { kind, state } = order.payment;
  const cancelled = order.status === 'cancelled';
  const later = cancelled || order.status === 'completed' || state !== 'unpaid' ? undefined : paidLater[kind];
  return (
    <Text className={`order-pay__paid order-pay__paid--${cancelled || later ? 'calm' : state}`}>
      {later ? t(later) : domainWords(lang).payment[state]}
    </Text>
  );
}

/** How it is paid for: method, state, what to do while it is unpaid, and the proof. */
export function OrderPayment({ order }: { order: ShopOrder }) {
  const t = useWords();
  const lang = useLang();
  const { title, instructions } = order.payment;
  const words = inLang(instructions as LocalText, lang);
  const proof = order.payment.proofs[0];
  const awaitsMoney = paysByTransfer(order) && (!proof || proof.rejectedAt !== null);
  return (
    <Card title={t('order.payment')}>
      {order.allowedActions.includes('change_payment_method') ? (
        <Row
          label={t('order.paymentMethod')}
          value={
            <>
              <Text>{inLang(title, lang)}</Text>
              <Text className="order-pay__change">{domainWords(lang).action.change_payment_method}</Text>
            </>
          }
          onClick={() => go.cashier(order.orderNo)}
        />
      ) : (
        <Row label={t('order.paymentMethod')} value={inLang(title, lang)} />
      )}
      <Row label={t('order.paymentState')} value={<PaymentState order={order} />} />
      <Proof order={order} />
      {awaitsMoney && words ? <Instructions words={words} /> : null}
    </Card>
  );
}
