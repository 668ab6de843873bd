import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useKeepOrder, useOrder, useRenewOrder } from '@/features/order/order-queries';
import { OwnOrder } from '@/features/order/OwnOrder';
import { ProofPictureField } from '@/features/order/ProofPictureField';
import { useProofPicture } from '@/features/order/use-proof-picture';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { say, sayDone, sayError } from '@/lib/toast';
import { useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Countdown } from '@/ui/Countdown';
import { EmptyState } from '@/ui/EmptyState';
import { Field } from '@/ui/Field';
import { PageShell } from '@/ui/PageShell';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';

function ProofForm({ order }: { order: ShopOrder }) {
  const t = useWords();
  const keep = useKeepOrder();
  const renew = useRenewOrder();
  const { picture, choose, retry } = useProofPicture();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const sending = useRef(false);
  const standing = order.payment.proofs[0];
  const notYet =
    picture.state === 'ready'
      ? undefined
      : t(picture.state === 'uploading' ? 'order.proof.uploading' : 'order.proof.chooseFirst');

  const submit = async () => {
    if (picture.state !== 'ready' || sending.current) return;
    sending.current = true;
    setBusy(true);
    try {
      const params = { orderNo: order.orderNo, action: 'submit_proof' as const };
      keep(await api.actOnMyOrder({ params, body: { version: order.version, pictureId: picture.id, note } }));
      sayDone(t('order.proof.submitted'));
      go.back();
    } catch (error) {
      if (isRefusal(error, 'version_conflict', 'action_not_allowed')) {
        await renew(order.orderNo, error);
        say(t('order.stale'));
      } else sayError(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return (
    <>
      <Card>
        <Row strong label={t('order.proof.amount')} value={<Price amount={order.amounts.due} size="l" />} />
        {order.payment.deadline ? (
          <Row
            label={t('order.timeLeft')}
            value={<Countdown until={order.payment.deadline} onEnd={() => void renew(order.orderNo)} />}
          />
        ) : null}
        {standing?.rejectedAt && standing.rejectReason ? (
          <View className="proof-problem">
            {t('order.proof.rejectReason', { reason: standing.rejectReason })}
          </View>
        ) : null}
      </Card>
      <Card title={t('order.proof.picture')}>
        <ProofPictureField
          picture={picture}
          onChoose={() => void choose()}
          onRetry={(path) => void retry(path)}
        />
        {standing && !standing.rejectedAt ? (
          <View className="proof-hint">{t('order.proof.replaces')}</View>
        ) : null}
      </Card>
      <Card>
        <Field
          label={t('order.proof.note')}
          value={note}
          onChange={setNote}
          placeholder={t('order.proof.notePlaceholder')}
          maxLength={200}
          long
        />
      </Card>
      <BottomBar>
        <Button block size="l" busy={busy} disabledBecause={notYet} onClick={() => void submit()}>
          {t(busy ? 'order.proof.submitting' : 'order.proof.submit')}
        </Button>
      </BottomBar>
    </>
  );
}

export default function ProofPage() {
  const t = useWords();
  const orderNo = useRouter().params['orderNo'] ?? '';
  const query = useOrder(orderNo);
  return (
    <PageShell title={t('order.proofTitle')} bar>
      <OwnOrder query={query} cards={2}>
        {(order) =>
          order.allowedActions.includes('submit_proof') ? (
            <ProofForm order={order} />
          ) : (
            <EmptyState
              picture="orders"
              title={t('order.proof.closed')}
              action={{ label: t('order.proof.backToOrder'), onClick: () => go.order(orderNo) }}
            />
          )
        }
      </OwnOrder>
    </PageShell>
  );
}
