import { Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { currencies, formatMoney, type Currency, type Minor } from '@lanzi/shared/money';
import type { StrayMoney } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../lib/i18n';
import { PagedTable } from '../../ui/PagedTable';
import { PageHeader } from '../../ui/PageHeader';
import { PermittedButton } from '../../ui/editing/PermittedButton';
import { When } from '../../ui/When';
import { HandleStrayMoneyDialog } from './HandleStrayMoneyDialog';
import { useStrayMoney } from './money.api';

const isCurrency = (code: string): code is Currency => Object.hasOwn(currencies, code);
/** In the currency that the provider named. */
const amountIn = (amount: Minor, currency: string): string =>
  isCurrency(currency) ? formatMoney(amount, currency) : `${amount} ${currency}`;

/** Money that no order waited for: what nobody has looked at first. */
export function StrayMoneyList() {
  const { t } = useTranslation('money');
  const words = domainWords(useLang());
  const [view, setView] = useState<'waiting' | 'handled'>('waiting');
  const [handling, setHandling] = useState<StrayMoney>();
  const list = useStrayMoney(view === 'handled');
  return (
    <>
      <PageHeader
        title={t('strayNav')}
        hint={t('strayHint')}
        actions={
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'waiting', label: t('strayView.waiting') },
              { value: 'handled', label: t('strayView.handled') },
            ]}
          />
        }
      />
      <PagedTable<StrayMoney>
        list={list}
        rowKey="id"
        minWidth={980}
        emptyText={t(view === 'waiting' ? 'noStrayWaiting' : 'noStrayHandled')}
        columns={[
          {
            title: t('strayKind'),
            width: 170,
            render: (_, { kind, receivedAt }) => (
              <>
                <strong>{words.strayKind[kind]}</strong>
                <div className="second-line">
                  <When at={receivedAt} exact />
                </div>
              </>
            ),
          },
          {
            title: t('amount'),
            width: 130,
            align: 'right',
            render: (_, { amount, currency, expected }) => (
              <>
                <strong>{amountIn(amount, currency)}</strong>
                {expected !== null && expected !== amount && (
                  <div className="second-line">{t('expected', { amount: amountIn(expected, currency) })}</div>
                )}
              </>
            ),
          },
          {
            title: t('order'),
            width: 170,
            render: (_, { orderNo }) =>
              orderNo ? (
                <Link to={`/orders/${orderNo}`}>{orderNo}</Link>
              ) : (
                <span className="second-line">{t('noOrder')}</span>
              ),
          },
          {
            title: t('transaction'),
            render: (_, { provider, transactionId, attemptNo }) => (
              <>
                {words.paymentKind[provider]} <Typography.Text copyable>{transactionId}</Typography.Text>
                <div className="second-line">{t('attemptNo', { attemptNo })}</div>
              </>
            ),
          },
          {
            title: t('strayRefund'),
            width: 170,
            render: (_, { refund }) =>
              refund ? (
                <>
                  {words.refundState[refund.state]}
                  <div className="second-line">{refund.refundNo}</div>
                </>
              ) : (
                <span className="second-line">{t('noStrayRefund')}</span>
              ),
          },
          {
            title: t('handling'),
            width: 230,
            render: (_, stray) =>
              stray.handledAt ? (
                <>
                  <div className="written">{stray.note || t('returnedByItself')}</div>
                  <div className="second-line">
                    {stray.handledBy ?? words.actor.system} · <When at={stray.handledAt} exact />
                  </div>
                </>
              ) : (
                <PermittedButton permission="order.refund" size="small" onClick={() => setHandling(stray)}>
                  {t('handleStray')}
                </PermittedButton>
              ),
          },
        ]}
      />
      {handling && <HandleStrayMoneyDialog stray={handling} onClose={() => setHandling(undefined)} />}
    </>
  );
}
