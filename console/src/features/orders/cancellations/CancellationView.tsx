import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Cancellation } from '@lanzi/shared/cancellation/cancellation.contract';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import { Picture } from '../../../ui/Picture';
import { StatusTag } from '../../../ui/StatusTag';
import { When } from '../../../ui/When';
import { AccountLine } from '../refunds/AccountLine';
import { RefundEntry } from '../refunds/RefundEntry';
import { CancellationProgress } from './CancellationProgress';
import { goodsShipped } from './goods-shipped';
import './cancellations.css';

/** Everything to decide upon: the request, the order, what was decided, what came back and what went back. */
export function CancellationView({ cancellation }: { cancellation: Cancellation }) {
  const { t } = useTranslation('cancellations');
  const words = domainWords(useLang());
  const { order, requestedBy, refundAccount } = cancellation;
  return (
    <>
      <div className="cancellation-progress">
        <CancellationProgress
          cancellation={cancellation}
          goodsShipped={goodsShipped(cancellation)}
          paid={order.paid > 0}
        />
      </div>
      <Panel title={t('request')}>
        <div className="written">{cancellation.reason}</div>
        <div className="second-line">
          {words.actor[requestedBy.kind]} {requestedBy.name} · <When at={cancellation.requestedAt} />
        </div>
        {refundAccount && (
          <div>
            <span className="second-line">{t('refundAccount')} </span>
            <AccountLine account={refundAccount} />
          </div>
        )}
      </Panel>
      <Panel
        title={
          <span className="cancellation-order">
            <Link to={`/orders/${cancellation.orderNo}`}>
              {t('orderNo', { orderNo: cancellation.orderNo })}
            </Link>
            <StatusTag status={order.status} mode={order.deliveryMode} />
          </span>
        }
      >
        <div>
          {order.contactName} {order.contactPhone}
        </div>
        <Lines lines={order.lines} />
        <div>
          {words.paymentKind[order.paymentKind]} · {t('paid')} <Money amount={order.paid} strong />
          {order.refunded > 0 && (
            <>
              {' · '}
              {t('refunded')} <Money amount={order.refunded} />
            </>
          )}
        </div>
      </Panel>
      <Review cancellation={cancellation} />
      <Returned cancellation={cancellation} />
      {cancellation.refunds.length > 0 && (
        <Panel title={t('refunds')}>
          {cancellation.refunds.map((refund) => (
            // Remitting by hand is a step of the review, offered below.
            <RefundEntry key={refund.id} refund={refund} except={['settle_by_hand', 'fail']} />
          ))}
        </Panel>
      )}
    </>
  );
}

function Lines({ lines }: { lines: Cancellation['order']['lines'] }) {
  const { t } = useTranslation('cancellations');
  const lang = useLang();
  return (
    <div className="cancellation-lines">
      {lines.map(({ productName, skuName, picture, quantity, quantityShipped }, index) => (
        <div key={index}>
          <Picture src={picture} size={36} />
          <span className="one-line">
            {inLang(productName, lang)} <span className="second-line">{inLang(skuName, lang)}</span>
          </span>
          <span>×{quantity}</span>
          <span className="second-line">
            {quantityShipped > 0 ? t('shippedOf', { done: quantityShipped, all: quantity }) : t('notShipped')}
          </span>
        </div>
      ))}
    </div>
  );
}

function Review({ cancellation }: { cancellation: Cancellation }) {
  const { t } = useTranslation(['cancellations', 'money', 'orders']);
  const { status, reviewedAt, reviewedBy, staffNo, refuseReason, refundTo } = cancellation;
  if (!reviewedAt) return null;
  return (
    <Panel title={t('review')}>
      <div>
        {status === 'refused'
          ? t('refusedBecause', { reason: refuseReason ?? '' })
          : t('approvedTo', { target: t(`money:target.${refundTo}`) })}
      </div>
      <div className="second-line">
        {reviewedBy}
        {staffNo && ` · ${t('orders:staffNoIs', { staffNo })}`} · <When at={reviewedAt} />
      </div>
    </Panel>
  );
}

function Returned({ cancellation }: { cancellation: Cancellation }) {
  const { t } = useTranslation('cancellations');
  const { returnedAt, returnFailure, goodsIntact, invoiceReturned } = cancellation;
  if (!returnedAt && !returnFailure) return null;
  return (
    <Panel title={t('return')}>
      {returnedAt ? (
        <>
          <div>
            {t(goodsIntact ? 'intact.true' : 'intact.false')} ·{' '}
            {t(invoiceReturned ? 'invoice.true' : 'invoice.false')}
          </div>
          <div className="second-line">
            <When at={returnedAt} />
          </div>
        </>
      ) : (
        <div className="refund-failure">{t('returnFailedBecause', { reason: returnFailure ?? '' })}</div>
      )}
    </Panel>
  );
}
