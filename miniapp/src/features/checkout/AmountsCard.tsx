import type { Quote } from '@lanzi/shared/order/order.contract';
import { useMoney } from '@/lib/money';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';

/** The server's sums. */
export function AmountsCard({ amounts, express }: { amounts: Quote['amounts']; express: boolean }) {
  const t = useWords();
  const money = useMoney();
  return (
    <Card>
      <Row label={t('checkout.goodsTotal')} value={money(amounts.items)} />
      {express ? (
        <Row
          label={t('checkout.shipping')}
          value={amounts.shipping === 0 ? t('checkout.free') : money(amounts.shipping)}
        />
      ) : null}
      {amounts.discount > 0 ? (
        <Row label={t('checkout.discount')} value={`-${money(amounts.discount)}`} />
      ) : null}
      <Row strong label={t('checkout.total')} value={<Price amount={amounts.total} />} />
    </Card>
  );
}
