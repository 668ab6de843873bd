import { PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StaffWaybillAction, Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { errorText } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { printDocument } from '../../../lib/print';
import { PagedTable } from '../../../ui/PagedTable';
import { When } from '../../../ui/When';
import { PermittedButton } from '../../../ui/editing/PermittedButton';
import { CarrierWords } from './CarrierWords';
import { offered, waybillColour, waybillDangers } from './waybill-looks';
import { useWaybills } from './waybills.api';

interface Props {
  /** Missing: those that wait for somebody. */
  state: WaybillState | undefined;
  onAct: (action: StaffWaybillAction, waybill: Waybill) => void;
}

/** E-waybills with the carrier's words, and what can be done with each. */
export function WaybillTable({ state, onAct }: Props) {
  const { t } = useTranslation(['fulfilment', 'parcels']);
  const words = domainWords(useLang());
  const list = useWaybills(state);
  return (
    <PagedTable<Waybill>
      list={list}
      rowKey="id"
      minWidth={860}
      emptyText={state ? t('noWaybillsIn', { state: words.waybillState[state] }) : t('noWaybillsWaiting')}
      columns={[
        {
          title: t('order'),
          width: 170,
          render: (_, { orderNo }) => <Link to={`/orders/${orderNo}`}>{orderNo}</Link>,
        },
        {
          title: t('carrier'),
          width: 160,
          render: (_, { carrier, accountTitle }) => (
            <>
              {carrier.name}
              <div className="second-line">{accountTitle}</div>
            </>
          ),
        },
        {
          title: t('state'),
          render: (_, waybill) => (
            <>
              <span className={`status status-${waybillColour[waybill.state]}`}>
                <span className="status-dot" />
                {words.waybillState[waybill.state]}
              </span>
              {waybill.withdrawing && <div className="status-red">{t('parcels:withdrawing')}</div>}
              <CarrierWords waybill={waybill} />
              {waybill.waybillNo && (
                <div>
                  <Typography.Text copyable>{waybill.waybillNo}</Typography.Text>
                </div>
              )}
              {waybill.printedTimes > 0 && (
                <div className="second-line">{t('printedTimes', { n: waybill.printedTimes })}</div>
              )}
            </>
          ),
        },
        {
          title: t('requested'),
          width: 120,
          render: (_, { requestedAt, requestedBy }) => (
            <>
              <When at={requestedAt} />
              <div className="second-line">{requestedBy}</div>
            </>
          ),
        },
        {
          title: t('whatToDo'),
          width: 210,
          render: (_, waybill) => (
            <Flex gap={8} wrap>
              {waybill.hasLabel && waybill.state === 'issued' && <PrintLabel orderNo={waybill.orderNo} />}
              {offered(waybill).map((action) => (
                <PermittedButton
                  key={action}
                  permission="order.fulfil"
                  size="small"
                  danger={waybillDangers.has(action)}
                  onClick={() => onAct(action, waybill)}
                >
                  {words.waybillAction[action]}
                </PermittedButton>
              ))}
            </Flex>
          ),
        },
      ]}
    />
  );
}

function PrintLabel({ orderNo }: { orderNo: string }) {
  const { t } = useTranslation('fulfilment');
  const { message } = App.useApp();
  const print = useMutation({
    mutationFn: () => printDocument('carrier_label', [orderNo]),
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <Button size="small" icon={<PrinterOutlined />} loading={print.isPending} onClick={() => print.mutate()}>
      {t('printLabel')}
    </Button>
  );
}
