import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder, OrderLine } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import { Picture } from '../../../ui/Picture';
import { unsettled } from './unsettled';

/** What was bought and what it comes to. */
export function LinesPanel({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('orders');
  const { amounts } = order;
  const { extra: extraWords } = domainWords(useLang());
  const shares = order.lines.reduce((sum, { discount }) => sum + discount, 0);
  const rest = unsettled(order);
  const part = order.lines.some((line) => line.quantityShipped > 0);
  return (
    <Panel
      title={`${t('items')} · ${t('pieces', { n: order.lines.reduce((n, line) => n + line.quantity, 0) })}`}
    >
      {order.lines.map((line) => (
        <Line key={line.id} line={line} showShipped={part} />
      ))}
      <dl className="money-table">
        <Row label={t('goods')} amount={amounts.items} />
        <Row label={t('shipping')} amount={amounts.shipping} />
        {order.extras
          .filter(({ kind }) => kind !== 'discount')
          .map(({ kind, title, amount }, index) => (
            <Row key={index} label={title || extraWords[kind]} amount={amount} />
          ))}
        {shares > 0 && <Row label={t('discount')} amount={-shares} />}
        {order.extras
          .filter(({ kind }) => kind === 'discount')
          .map(({ title, amount }, index) => (
            <Row key={index} label={title} amount={-amount} />
          ))}
        <Row label={t('total')} amount={amounts.total} strong />
        <Row label={t('paid')} amount={amounts.paid} />
        {amounts.refunded > 0 && <Row label={t('refunded')} amount={amounts.refunded} />}
        {rest && <Row label={t(rest.kind === 'due' ? 'due' : 'owed')} amount={rest.amount} strong red />}
      </dl>
    </Panel>
  );
}

function Line({ line, showShipped }: { line: OrderLine; showShipped: boolean }) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  return (
    <div className="order-line">
      <Picture src={line.picture} size={48} />
      <div className="order-line-words">
        <div>{inLang(line.productName, lang)}</div>
        <div className="second-line">
          {inLang(line.skuName, lang)}
          {line.barcode && ` · ${line.barcode}`}
        </div>
        {showShipped && (
          <div className="second-line">
            {t('shippedOf', { done: line.quantityShipped, all: line.quantity })}
          </div>
        )}
      </div>
      <div className="order-line-price">
        <Money amount={line.unitPrice} /> × {line.quantity}
      </div>
      <div className="order-line-amount">
        <Money amount={line.amount} strong />
      </div>
    </div>
  );
}

function Row({
  label,
  amount,
  strong,
  red,
}: {
  label: string;
  amount: number;
  strong?: boolean;
  red?: boolean;
}) {
  return (
    <div className={`money-row ${strong ? 'money-strong' : ''} ${red ? 'status-red' : ''}`}>
      <dt>{label}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}
