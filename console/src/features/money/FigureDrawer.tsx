import { Drawer, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ReconciliationDetail } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../lib/i18n';
import { Money } from '../../ui/Money';
import { PagedTable } from '../../ui/PagedTable';
import { When } from '../../ui/When';
import { useReconciliationDetails, type Figure } from './money.api';

/** What one figure of the report is made of. */
export function FigureDrawer({ figure, onClose }: { figure: Figure; onClose: () => void }) {
  const { t } = useTranslation(['money', 'editing']);
  const isEdit = figure.figure === 'editedUp' || figure.figure === 'editedDown';
  const words = domainWords(useLang());
  const [open, setOpen] = useState(true);
  const list = useReconciliationDetails(figure);
  return (
    <Drawer
      title={[figure.day, words.paymentKind[figure.kind], t(`figure.${figure.figure}`)].join(' · ')}
      size={640}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      open={open}
      onClose={() => setOpen(false)}
      afterOpenChange={(shown) => !shown && onClose()}
    >
      <PagedTable<ReconciliationDetail>
        list={list}
        minWidth={560}
        emptyText={t('noMoneyMoved')}
        columns={[
          {
            title: t('order'),
            width: 170,
            render: (_, { orderNo, at }) => (
              <>
                {orderNo ? (
                  <Link to={`/orders/${orderNo}`}>{orderNo}</Link>
                ) : (
                  <span className="second-line">{t('noOrder')}</span>
                )}
                <div className="second-line">
                  <When at={at} exact />
                </div>
              </>
            ),
          },
          {
            title: t('amount'),
            width: 110,
            align: 'right',
            render: (_, { amount }) => <Money amount={amount} strong />,
          },
          {
            title: t('reference'),
            render: (_, { reference, note, settlement }) => (
              <>
                {isEdit && (
                  <Tag color={settlement ? 'green' : 'red'}>
                    {settlement ? words.editSettlement[settlement] : t('editing:open')}
                  </Tag>
                )}
                <span className="written">{reference}</span>
                {note && <div className="written second-line">{note}</div>}
              </>
            ),
          },
        ]}
      />
    </Drawer>
  );
}
