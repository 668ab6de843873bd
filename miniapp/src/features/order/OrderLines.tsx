import { View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { useLang, useWords, type WordKey } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import { Tag } from '@/ui/Tag';
import { Tap } from '@/ui/Tap';
import { openAmounts } from './open-amounts';
import './OrderLines.scss';

function Line({ line }: { line: ShopOrder['lines'][number] }) {
  const t = useWords();
  const lang = useLang();
  const partly = line.quantityShipped > 0 && line.quantityShipped < line.quantity;
  return (
    <Tap className="order-line" onClick={() => go.product(line.productId)}>
      <Picture className="order-line__picture" src={line.picture} />
      <View className="order-line__words">
        <View className="order-line__name">{inLang(line.productName, lang)}</View>
        <View className="order-line__sku">{inLang(line.skuName, lang)}</View>
        {partly ? (
          <Tag tone="warn">
            {t('order.partShipped', { shipped: line.quantityShipped, quantity: line.quantity })}
          </Tag>
        ) : null}
      </View>
      <View className="order-line__money">
        <Price amount={line.unitPrice} size="s" />
        <View className="order-line__sku">{t('order.quantity', { count: line.quantity })}</View>
      </View>
    </Tap>
  );
}

function Amounts({ order }: { order: ShopOrder }) {
  const t = useWords();
  const money = useMoney();
  const lang = useLang();
  const { items, shipping, total, paid, refunded } = order.amounts;
  const { due, owing } = openAmounts(order);
  const shares = order.lines.reduce((sum, { discount }) => sum + discount, 0);
  const rows: [WordKey, string | undefined][] = [
    ['order.amount.items', money(items)],
    [
      'order.amount.shipping',
      order.delivery.mode === 'pickup'
        ? undefined
        : shipping
          ? money(shipping)
          : t('order.amount.freeShipping'),
    ],
    ['order.amount.discount', shares ? `-${money(shares)}` : undefined],
  ];
  const settled: [WordKey, string | undefined][] = [
    ['order.amount.paid', paid ? money(paid) : undefined],
    ['order.amount.refunded', refunded ? money(refunded) : undefined],
    ['order.amount.due', due ? money(due) : undefined],
    ['order.amount.owing', owing ? money(owing) : undefined],
  ];
  const row = ([word, value]: [WordKey, string | undefined]) =>
    value === undefined ? null : <Row key={word} label={t(word)} value={value} />;
  return (
    <View className="order-amounts">
      {rows.map(row)}
      {order.extras.map(({ kind, title, amount }, index) => (
        <Row
          key={index}
          label={title || domainWords(lang).extra[kind]}
          value={kind === 'discount' ? `-${money(amount)}` : money(amount)}
        />
      ))}
      <Row strong label={t('order.amount.total')} value={<Price amount={total} />} />
      {settled.map(row)}
    </View>
  );
}

/** What was bought and what it costs. */
export function OrderLines({ order }: { order: ShopOrder }) {
  const t = useWords();
  return (
    <Card title={t('order.lines')}>
      {order.lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      <Amounts order={order} />
    </Card>
  );
}
