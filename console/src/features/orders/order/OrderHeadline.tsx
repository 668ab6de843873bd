import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space, Typography } from 'antd';
import { useRef } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { sum } from '@lanzi/shared/money';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { unitsLeft } from '@lanzi/shared/order/units-left';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { StatusTag } from '../../../ui/StatusTag';
import { When } from '../../../ui/When';
import { listLooks } from '../cancellations/cancellation-looks';
import { arranged, isDanger, isDialogAction } from '../actions/action-looks';
import { mayAskForWaybill, type OrderDialog } from '../actions/order-dialogs';
import { PrintMenu } from '../parcels/PrintMenu';
import { useOpenWaybills } from '../parcels/waybills.api';
import { nextOf, receiptByItself } from './headline';

interface Props {
  order: ConsoleOrder;
  onAct: (action: OrderDialog) => void;
  onClose: () => void;
}

/** Where the order stands, what comes next, and the one button for it. */
export function OrderHeadline({ order, onAct, onClose }: Props) {
  const { t } = useTranslation(['orders', 'ui']);
  const lang = useLang();
  const words = domainWords(lang);
  const waits = (useOpenWaybills(order).data?.length ?? 0) > 0;
  const more = useRef<HTMLButtonElement>(null);
  const { main, rest } = arranged(order.allowedActions);
  const reviewed = order.cancellations.some(({ list }) => listLooks[list].holds);
  const receipt = receiptByItself(order);
  const { autoReceiptDays } = useSettings();
  const next = reviewed
    ? t('next.inReview')
    : order.status === 'completed' && order.completedBy
      ? t(`completedBy.${order.completedBy}`)
      : t(`next.${nextOf(order)}`, { n: sum(order.lines.map(unitsLeft)) });
  return (
    <header className="order-head">
      <div className="order-head-line">
        <Typography.Text
          className="order-head-no"
          copyable={{ text: order.orderNo, tooltips: [t('copyNo'), t('ui:copied')] }}
        >
          {t('orderNo', { orderNo: order.orderNo })}
        </Typography.Text>
        <span className="second-line">
          <When at={order.placedAt} /> · {words.origin[order.origin]}
        </span>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('ui:back')} onClick={onClose} />
      </div>
      <div className="order-head-line">
        <div className="order-head-status">
          <StatusTag status={order.status} mode={order.delivery.mode} />
          <div className="second-line">
            {next}
            <Deadline words="expires" at={order.payment.deadline} />
            <Deadline words="autoReceipt" at={receipt?.kind === 'at' ? receipt.time : null} />
            {receipt?.kind === 'once_signed' &&
              autoReceiptDays > 0 &&
              ` · ${t('receiptOnceSigned', { days: autoReceiptDays })}`}
          </div>
        </div>
        <Space wrap className="order-head-buttons">
          <PrintMenu
            orders={[
              {
                orderNo: order.orderNo,
                status: order.status,
                hasCarrierLabel: order.shipments.some(({ waybillId }) => waybillId !== null),
              },
            ]}
          />
          {rest.length > 0 && (
            <Dropdown
              autoFocus
              trigger={['click']}
              menu={{
                items: rest.map((action) => ({
                  key: action,
                  label: words.action[action],
                  danger: isDanger(action),
                })),
                onClick: ({ key }) => {
                  if (!isDialogAction(key)) return;
                  // Only when the menu has let go of it can its button take the keyboard, to be returned to.
                  setTimeout(() => {
                    more.current?.focus();
                    onAct(key);
                  });
                },
              }}
            >
              <Button ref={more} icon={<DownOutlined />} iconPlacement="end">
                {t('more')}
              </Button>
            </Dropdown>
          )}
          {mayAskForWaybill(order.allowedActions) && !waits && (
            <Button onClick={() => onAct('waybill')}>{words.waybillAction.request}</Button>
          )}
          {main && (
            <Button type="primary" onClick={() => onAct(main)}>
              {words.action[main]}
            </Button>
          )}
        </Space>
      </div>
    </header>
  );
}

function Deadline({ words, at }: { words: 'expires' | 'autoReceipt'; at: string | null }) {
  if (!at) return null;
  return (
    <span>
      {' · '}
      <Trans ns="orders" i18nKey={words} components={{ when: <When at={at} /> }} />
    </span>
  );
}
