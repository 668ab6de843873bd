import { Alert, Button, Image, Space, Typography } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { Attempt } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { useCan, useSettings } from '../../../lib/session';
import { Money } from '../../../ui/Money';
import { Panel } from '../../../ui/Panel';
import { When } from '../../../ui/When';
import type { DialogAction } from '../actions/action-looks';
import { PayLinkBox } from '../on-behalf/PayLinkBox';
import { unsettled } from './unsettled';

const besideTheProof = ['reject_proof', 'confirm_payment'] as const;

/** How it is paid, the money that came in, and the proofs with the decision beside them. */
export function PaymentPanel({
  order,
  onAct,
}: {
  order: ConsoleOrder;
  onAct: (action: DialogAction) => void;
}) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const words = domainWords(lang);
  const { payment } = order;
  const mayPlace = useCan('order.place');
  return (
    <Panel title={t('payment')}>
      {order.attempts.some(({ state }) => state === 'mismatched') && <Mismatched />}
      <div>
        {inLang(payment.title, lang)} · <strong>{words.payment[payment.state]}</strong>
      </div>
      <Unsettled order={order} />
      {mayPlace && order.origin === 'staff' && order.status === 'pending_payment' && (
        <PayLinkBox orderNo={order.orderNo} />
      )}
      {order.payments.map((received) => (
        <Received key={`${received.receivedAt} ${received.kind}`} received={received} />
      ))}
      {order.attempts.length > 0 && <Attempts attempts={order.attempts} />}
      {payment.proofs.map((proof) => (
        <div
          key={proof.submittedAt + proof.picture.id}
          className={`proof ${proof.rejectedAt ? 'proof-rejected' : ''}`}
        >
          <Image src={proof.picture.url} width={72} height={72} alt={t('proof')} />
          <div className="proof-words">
            {proof.note && <div>{proof.note}</div>}
            <div className="second-line">
              <When at={proof.submittedAt} exact />
            </div>
            {proof.rejectedAt ? (
              <div className="second-line">{t('proofRejected', { reason: proof.rejectReason ?? '' })}</div>
            ) : (
              <Space size={6}>
                {besideTheProof
                  .filter((action) => order.allowedActions.includes(action))
                  .map((action) => (
                    <Button
                      key={action}
                      size="small"
                      danger={action === 'reject_proof'}
                      onClick={() => onAct(action)}
                    >
                      {words.action[action]}
                    </Button>
                  ))}
              </Space>
            )}
          </div>
        </div>
      ))}
    </Panel>
  );
}

/** Money that the attempt did not ask for; what became of it stands among the stray money. */
function Mismatched() {
  return (
    <Alert
      type="warning"
      showIcon
      title={<Trans ns="orders" i18nKey="mismatched" components={{ stray: <Link to="/stray-money" /> }} />}
      style={{ marginBottom: 8 }}
    />
  );
}

/** What is still to be collected or given back, in so many words. */
function Unsettled({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('orders');
  const { currency } = useSettings();
  const rest = unsettled(order);
  // That nothing was paid yet is said already.
  if (!rest || order.payment.state === 'unpaid') return null;
  return (
    <div className="unsettled">
      {t(`unsettled.${rest.kind}`, { amount: formatMoney(rest.amount, currency) })}
    </div>
  );
}

function Received({ received }: { received: ConsoleOrder['payments'][number] }) {
  const { t } = useTranslation('orders');
  const words = domainWords(useLang());
  const { kind, amount, receivedAt, recordedBy, note, transactionId } = received;
  return (
    <div className="payment-received">
      <div>
        <Money amount={amount} strong /> · {words.paymentKind[kind]}
      </div>
      {transactionId && (
        <div className="second-line">
          {t('transactionId')}{' '}
          <Typography.Text className="transaction" copyable>
            {transactionId}
          </Typography.Text>
        </div>
      )}
      <div className="second-line">
        {recordedBy && `${t('recordedBy', { name: recordedBy })} · `}
        <When at={receivedAt} exact />
      </div>
      {note && <div className="written second-line">{note}</div>}
    </div>
  );
}

/** Every try to pay through a provider; of interest only when something went wrong. */
function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { t } = useTranslation('orders');
  const words = domainWords(useLang());
  return (
    <details className="attempts">
      <summary>{t('attempts', { n: attempts.length })}</summary>
      {attempts.map(({ attemptNo, kind, amount, state, openedAt }) => (
        <div key={attemptNo} className="second-line">
          {attemptNo}
          <div>
            {words.paymentKind[kind]} · <Money amount={amount} /> · {t(`attemptState.${state}`)} ·{' '}
            <When at={openedAt} exact />
          </div>
        </div>
      ))}
    </details>
  );
}
