import { useMemo } from 'react';
import { Image, View } from '@tarojs/components';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import type { HowToPay } from '@lanzi/shared/payment/payment.contract';
import { qrDataUrl } from '@/features/redemption/qr';
import { pictureOf } from '@/lib/access';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { copyText } from '../copy';
import './CashierWay.scss';

function Code({ content, kind }: { content: string; kind: PaymentKind }) {
  const t = useWords();
  const picture = useMemo(() => qrDataUrl(content), [content]);
  const words = t(kind === 'alipay' ? 'cashier.scanByAlipay' : 'cashier.scanByWechat');
  return (
    <>
      <Image className="cashier-way__code" src={picture} mode="aspectFit" {...pictureOf(words)} />
      <View className="cashier-way__title">{words}</View>
      <View className="cashier-way__hint">{t('cashier.scanHint')}</View>
    </>
  );
}

function Link({ url }: { url: string }) {
  const t = useWords();
  return (
    <>
      <View className="cashier-way__disc">
        <Icon name="link" size="l" />
      </View>
      <View className="cashier-way__title">{t('cashier.linkTitle')}</View>
      <View className="cashier-way__hint">{t('cashier.linkHint')}</View>
      <Button className="cashier-way__copy" block size="l" onClick={() => void copyText(url)}>
        {t('cashier.copyLink')}
      </Button>
    </>
  );
}

/** The way to the payment: a code for a phone to scan, or a link that WeChat does not open. */
export function CashierWay({
  pay,
  kind,
  onHavePaid,
  onOther,
}: {
  pay: HowToPay;
  kind: PaymentKind;
  onHavePaid: () => void;
  onOther: () => void;
}) {
  const t = useWords();
  return (
    <>
      <Card className="cashier-way">
        {pay.how === 'qr' ? <Code content={pay.content} kind={kind} /> : null}
        {pay.how === 'redirect' ? <Link url={pay.url} /> : null}
      </Card>
      <View className="cashier-way__acts">
        <Button block size="l" kind={pay.how === 'qr' ? 'primary' : 'soft'} onClick={onHavePaid}>
          {t('cashier.havePaid')}
        </Button>
        <Button block size="l" kind="text" onClick={onOther}>
          {t('cashier.otherMethod')}
        </Button>
      </View>
    </>
  );
}
