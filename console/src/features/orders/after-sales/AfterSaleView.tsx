import { Image, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isRefunded } from '@lanzi/shared/after-sale/after-sale-progress';
import type { AfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import { Picture } from '../../../ui/Picture';
import { When } from '../../../ui/When';
import { AccountLine } from '../refunds/AccountLine';
import { RefundEntry } from '../refunds/RefundEntry';
import { AfterSaleProgress } from './AfterSaleProgress';
import { AfterSaleTag } from './AfterSaleTag';
import './after-sales.css';

interface Props {
  afterSale: AfterSale;
}

/** Everything to act upon: the request, the order, what was decided, what came back and what left again. */
export function AfterSaleView({ afterSale }: Props) {
  return (
    <>
      <div className="after-sale-progress">
        <AfterSaleProgress afterSale={afterSale} />
      </div>
      <Request afterSale={afterSale} />
      <OrderOf afterSale={afterSale} />
      <Decision afterSale={afterSale} />
      <Return afterSale={afterSale} />
      <Closing afterSale={afterSale} />
      <Replacement afterSale={afterSale} />
      <Refunds afterSale={afterSale} />
    </>
  );
}

function Request({ afterSale }: Props) {
  const { t } = useTranslation('afterSales');
  const words = domainWords(useLang());
  const { kind, reason, pictures, amount, requestedAt, refundAccount, status } = afterSale;
  return (
    <Panel
      title={
        <span className="after-sale-head">
          {words.afterSaleKind[kind]}
          <AfterSaleTag status={status} />
        </span>
      }
    >
      <div className="written">{reason}</div>
      {pictures.length > 0 && (
        <div className="after-sale-pictures">
          <Image.PreviewGroup>
            {pictures.map(({ id, url }, index) => (
              <Image key={id} src={url} width={72} height={72} alt={t('picture', { n: index + 1 })} />
            ))}
          </Image.PreviewGroup>
        </div>
      )}
      {kind === 'return' && (
        <div>
          {t('asked')} <Money amount={amount} strong />
        </div>
      )}
      {refundAccount && (
        <div>
          <span className="second-line">{t('refundAccount')} </span>
          <AccountLine account={refundAccount} />
        </div>
      )}
      <div className="second-line">
        <When at={requestedAt} exact />
      </div>
    </Panel>
  );
}

function OrderOf({ afterSale }: Props) {
  const { t } = useTranslation('afterSales');
  const lang = useLang();
  const words = domainWords(lang);
  const { order, orderNo, items } = afterSale;
  return (
    <Panel title={<Link to={`/orders/${orderNo}`}>{t('orderNo', { orderNo })}</Link>}>
      <div>
        {order.contactName} {order.contactPhone}
      </div>
      <div className="after-sale-lines">
        {items.map(({ lineId, productName, skuName, picture, quantity, intactQuantity }) => (
          <div key={lineId}>
            <Picture src={picture} size={36} />
            <span className="one-line">
              {inLang(productName, lang)} <span className="second-line">{inLang(skuName, lang)}</span>
            </span>
            <span>×{quantity}</span>
            <span
              className={
                intactQuantity !== null && intactQuantity < quantity ? 'refund-failure' : 'second-line'
              }
            >
              {intactQuantity !== null && t('intactOf', { n: intactQuantity })}
            </span>
          </div>
        ))}
      </div>
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
  );
}

function Decision({ afterSale }: Props) {
  const { t } = useTranslation('afterSales');
  const { status, kind, decidedAt, decidedBy, refuseReason, agreedAmount, returnAddress } = afterSale;
  if (!decidedAt) return null;
  return (
    <Panel title={t('decision')}>
      {status === 'refused' ? (
        <div className="written">
          {refuseReason ? t('refusedBecause', { reason: refuseReason }) : t('refusedPlain')}
        </div>
      ) : (
        <>
          {isRefunded({ kind, agreedAmount }) && agreedAmount !== null && (
            <div>
              {t('agreed')} <Money amount={agreedAmount} strong />
            </div>
          )}
          {returnAddress && (
            <div className="written">
              {t('returnTo')} {returnAddress.address} {returnAddress.contactName} {returnAddress.phone}
            </div>
          )}
        </>
      )}
      {afterSale.decisionNote && <div className="written">{afterSale.decisionNote}</div>}
      <div className="second-line">
        {decidedBy} · <When at={decidedAt} exact />
      </div>
    </Panel>
  );
}

function Return({ afterSale }: Props) {
  const { t } = useTranslation('afterSales');
  const { returnShipment, returnShippedAt, receivedAt, receiptNote } = afterSale;
  if (!returnShipment || !returnShippedAt) return null;
  return (
    <Panel title={t('return')}>
      <div>
        {returnShipment.carrier}{' '}
        <Typography.Text copyable={{ text: returnShipment.waybillNo }}>
          {returnShipment.waybillNo}
        </Typography.Text>
      </div>
      {receiptNote && <div className="written">{receiptNote}</div>}
      <div className="second-line">
        {t('sentBack')} <When at={returnShippedAt} exact />
        {receivedAt && (
          <>
            {' · '}
            {t('received')} <When at={receivedAt} exact />
          </>
        )}
      </div>
    </Panel>
  );
}

function Closing({ afterSale: { closeReason, doneAt } }: Props) {
  const { t } = useTranslation('afterSales');
  if (closeReason === null || !doneAt) return null;
  return (
    <Panel title={t('closed')}>
      <div className="written">{closeReason}</div>
      <div className="second-line">
        <When at={doneAt} exact />
      </div>
    </Panel>
  );
}

function Replacement({ afterSale }: Props) {
  const { t } = useTranslation('afterSales');
  const words = domainWords(useLang());
  const { replacement, remedyAt, autoDoneAt } = afterSale;
  if (!replacement || !remedyAt) return null;
  const { to, carrierName, waybillNo, note, tracking } = replacement;
  return (
    <Panel title={t('replacement')}>
      <div>
        {carrierName} <Typography.Text copyable={{ text: waybillNo }}>{waybillNo}</Typography.Text>
        {tracking && ` · ${words.tracking[tracking.state]}`}
      </div>
      <div className="written">
        {to.contactName} {to.contactPhone} {to.address}
      </div>
      {note && <div className="written second-line">{note}</div>}
      <div className="second-line">
        {t('sentOn')} <When at={remedyAt} exact />
        {autoDoneAt && (
          <>
            {' · '}
            {t('endsByItself')} <When at={autoDoneAt} exact />
          </>
        )}
      </div>
    </Panel>
  );
}

function Refunds({ afterSale: { refunds } }: Props) {
  const { t } = useTranslation('afterSales');
  if (refunds.length === 0) return null;
  return (
    <Panel title={t('refunds')}>
      {refunds.map((refund) => (
        <RefundEntry key={refund.id} refund={refund} />
      ))}
    </Panel>
  );
}
