import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { isOnline } from '@lanzi/shared/order/order.terms';
import type { PayPage } from '@lanzi/shared/order/on-behalf.contract';
import { useMoney } from '@/lib/money';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Countdown } from '@/ui/Countdown';
import { OptionCard } from '@/ui/OptionCard';
import { PaymentIcon } from '@/ui/PaymentIcon';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import { CashierConfirming } from '../cashier/CashierConfirming';
import { CashierWay } from '../cashier/CashierWay';
import '../cashier/Cashier.scss';
import { ProofPictureField } from '../ProofPictureField';
import { useProofPicture } from '../use-proof-picture';
import '../OrderLines.scss';
import { uploadByLink } from './pay-link.api';
import type { usePayLink } from './use-pay-link';

type Order = NonNullable<PayPage['order']>;
interface Props {
  order: Order;
  token: string;
  link: ReturnType<typeof usePayLink>;
}

/** What is to be paid by a link, and the ways to pay it. */
export function PayLinkOrder({ order, token, link }: Props) {
  const t = useWords();
  const { stage, request } = link;
  if (stage === 'confirming' || stage === 'unknown')
    return (
      <CashierConfirming
        asking={stage === 'confirming'}
        onHavePaid={link.havePaid}
        onPayAgain={link.chooseAgain}
      />
    );
  const { deadline } = order.payment;
  return (
    <>
      <View className="cashier__head">
        <View className="cashier__label">{t('order.proof.amount')}</View>
        <Price amount={order.amounts.due} size="xl" />
        {deadline ? (
          <View className="cashier__clock">
            <Text>{t('checkout.payWithin')} </Text>
            <Countdown key={deadline} until={deadline} onEnd={() => void link.query.refetch()} />
          </View>
        ) : null}
      </View>
      {stage === 'shown' && request ? (
        <CashierWay
          pay={request.pay}
          kind={order.payment.kind}
          onHavePaid={link.havePaid}
          onOther={link.chooseAgain}
        />
      ) : (
        <Ways order={order} token={token} link={link} />
      )}
      <Contents order={order} />
    </>
  );
}

function Ways({ order, token, link }: Props) {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const [wanted, setWanted] = useState(order.payment.methodId);
  if (order.proofWaits)
    return (
      <Card title={t('payLink.proofWaits')}>
        <View>{t('payLink.proofWaitsHint')}</View>
      </Card>
    );
  const chosen = order.methods.find(({ id }) => id === wanted) ?? order.methods[0];
  const transfers = order.payment.kind === 'offline' && chosen?.id === order.payment.methodId;
  return (
    <>
      <OptionCard
        title={t('checkout.payment')}
        chosen={chosen?.id}
        onChoose={setWanted}
        options={order.methods.map(({ id, kind, title }) => ({
          ...{ id, icon: <PaymentIcon kind={kind} />, title: inLang(title, lang) },
        }))}
      />
      {transfers ? (
        <Transfer order={order} token={token} link={link} />
      ) : (
        <BottomBar>
          <Button
            block
            size="l"
            busy={link.busy}
            disabledBecause={chosen ? undefined : t('checkout.noPayment')}
            onClick={() =>
              void (
                chosen && (isOnline(chosen.kind) ? link.pay(order, chosen) : link.switchTo(order, chosen))
              )
            }
          >
            {chosen && !isOnline(chosen.kind)
              ? t('cashier.switchTo', { method: inLang(chosen.title, lang) })
              : t('cashier.pay', { amount: money(order.amounts.due) })}
          </Button>
        </BottomBar>
      )}
    </>
  );
}

/** By transfer: how, and the picture of it. */
function Transfer({ order, token, link }: Props) {
  const t = useWords();
  const lang = useLang();
  const { picture, choose, retry } = useProofPicture(uploadByLink(token));
  const { instructions } = order.payment;
  const said = instructions[lang] || instructions['zh-CN'];
  const notYet = picture.state === 'ready' ? undefined : t('order.proof.chooseFirst');
  return (
    <>
      <Card title={t('order.proof.picture')}>
        {said ? <View>{said}</View> : null}
        {order.proofRejected ? (
          <View className="proof-problem">
            {t('order.proof.rejectReason', { reason: order.proofRejected })}
          </View>
        ) : null}
        <ProofPictureField
          picture={picture}
          onChoose={() => void choose()}
          onRetry={(path) => void retry(path)}
        />
      </Card>
      <BottomBar>
        <Button
          block
          size="l"
          busy={link.busy}
          disabledBecause={notYet}
          onClick={() => void (picture.state === 'ready' && link.prove(order, picture.id))}
        >
          {t('order.proof.submit')}
        </Button>
      </BottomBar>
    </>
  );
}

function Contents({ order }: { order: Order }) {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const { shipping, total } = order.amounts;
  return (
    <Card title={t('order.lines')}>
      {order.lines.map((line, index) => (
        <View key={index} className="order-line">
          <Picture className="order-line__picture" src={line.picture} />
          <View className="order-line__words">
            <View className="order-line__name">{inLang(line.productName, lang)}</View>
            <View className="order-line__sku">{inLang(line.skuName, lang)}</View>
          </View>
          <View className="order-line__money">
            <Price amount={line.amount} size="s" />
            <View className="order-line__sku">{t('order.quantity', { count: line.quantity })}</View>
          </View>
        </View>
      ))}
      <View className="order-amounts">
        {shipping > 0 ? <Row label={t('order.amount.shipping')} value={money(shipping)} /> : null}
        {order.extras.map(({ kind, title, amount }, index) => (
          <Row
            key={index}
            label={title || domainWords(lang).extra[kind]}
            value={kind === 'discount' ? `-${money(amount)}` : money(amount)}
          />
        ))}
        <Row strong label={t('order.amount.total')} value={<Price amount={total} />} />
        <Row label={t('order.orderNo')} value={order.orderNo} />
      </View>
    </Card>
  );
}
