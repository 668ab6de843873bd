import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { go } from '@/lib/go';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Row } from '@/ui/Row';

/** An order's one after-sale, with the way to its page. */
export function OrderAfterSale({ afterSale }: Pick<ShopOrder, 'afterSale'>) {
  const t = useWords();
  const words = domainWords(useLang());
  if (!afterSale) return null;
  return (
    <Card title={t('afterSale.title')}>
      <Row
        strong
        label={words.afterSaleKind[afterSale.kind]}
        value={words.afterSaleStatus[afterSale.status]}
        onClick={() => go.afterSale(afterSale.id)}
      />
    </Card>
  );
}
