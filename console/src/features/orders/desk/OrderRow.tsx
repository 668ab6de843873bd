import { MessageOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tag, Tooltip } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { Picture } from '../../../ui/Picture';
import { StatusTag } from '../../../ui/StatusTag';
import { When } from '../../../ui/When';
import { arranged, type DialogAction } from '../actions/action-looks';
import { troubleOf } from './parcel-trouble';
import { linesToShow, namesOf } from './to-pack';

export type OpenOrder = (orderNo: string, action?: DialogAction) => void;

interface Props {
  order: ConsoleOrderSummary;
  current: boolean;
  fresh: boolean;
  selected: boolean;
  onOpen: OpenOrder;
  /** `range`: all from the row that was taken in or out before. */
  onSelect: (orderNo: string, range: boolean) => void;
}

/** One order of the list; renders again only when the order itself changed or the keys came or went. */
export const OrderRow = memo(Row, (before, after) => {
  const sameOrder =
    before.order.orderNo === after.order.orderNo &&
    before.order.version === after.order.version &&
    before.order.parcels === after.order.parcels;
  return (
    sameOrder &&
    before.current === after.current &&
    before.fresh === after.fresh &&
    before.selected === after.selected &&
    before.onSelect === after.onSelect &&
    before.onOpen === after.onOpen
  );
});

function Row({ order, current, fresh, selected, onOpen, onSelect }: Props) {
  const { t } = useTranslation(['orders', 'bulk']);
  const lang = useLang();
  const words = domainWords(lang);
  const trouble = troubleOf(order);
  return (
    <tr
      className={`${current ? 'row-current' : ''} ${fresh ? 'row-fresh' : ''} ${selected ? 'row-selected' : ''}`}
      data-order-no={order.orderNo}
      onClick={() => onOpen(order.orderNo)}
    >
      {/* All of the cell takes it in: a near miss must not open the order. */}
      <td
        className="desk-check"
        onClick={(event) => {
          event.stopPropagation();
          event.preventDefault();
          onSelect(order.orderNo, event.shiftKey);
        }}
      >
        <Checkbox
          checked={selected}
          aria-label={t('bulk:select', { orderNo: order.orderNo })}
          onChange={() => undefined}
        />
      </td>
      <td>
        <div className="order-no">{order.orderNo}</div>
        <div className="second-line">
          <When at={order.placedAt} />
          {order.origin === 'staff' && ` · ${words.origin.staff}`}
        </div>
      </td>
      <td>
        <StatusTag status={order.status} mode={order.deliveryMode} />
        {order.partlyShipped && (
          <Mark colour="warning" word={t('partlyShipped')} hint={t('partlyShippedHint')} />
        )}
        {order.cancellationOpen && (
          <Mark colour="warning" word={t('cancelling')} hint={t('cancellingHint')} />
        )}
        {trouble && <Mark colour="error" word={words.tracking[trouble]} hint={t(`next.${trouble}`)} />}
      </td>
      <td>
        <Items order={order} />
      </td>
      <td>
        <div className="one-line">
          {order.contactName} <NoteMark order={order} />
        </div>
        <div className="second-line">{order.contactPhone}</div>
      </td>
      <td className="desk-right">
        <Money amount={order.total} strong />
        <div className="second-line one-line">
          {inLang(order.paymentTitle, lang)} · {words.payment[order.paymentState]}
        </div>
      </td>
      <td>
        <div>{words.delivery[order.deliveryMode]}</div>
        <div className="second-line one-line">{order.storeName}</div>
      </td>
      <td className="desk-right">
        <NextAction order={order} onOpen={onOpen} />
      </td>
    </tr>
  );
}

/** Something under the status that holds the order up. */
function Mark({ colour, word, hint }: { colour: 'warning' | 'error'; word: string; hint: string }) {
  return (
    <div>
      <Tooltip title={hint}>
        <Tag color={colour} className="row-mark">
          {word}
        </Tag>
      </Tooltip>
    </div>
  );
}

function Items({ order }: { order: ConsoleOrderSummary }) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const names = namesOf(order, lang);
  const { itemCount, unitsLeft } = order;
  return (
    <div className="items">
      <span className="picture-stack">
        {linesToShow(order).map((line, index) => (
          <Picture key={index} src={line.picture} size={36} />
        ))}
      </span>
      <span className="items-words">
        <span className="one-line" title={names}>
          {names}
        </span>
        <span className="second-line">
          {order.partlyShipped
            ? t('piecesLeft', { n: unitsLeft, done: itemCount - unitsLeft })
            : t('pieces', { n: itemCount })}
        </span>
      </span>
    </div>
  );
}

function NoteMark({ order }: { order: ConsoleOrderSummary }) {
  const { t } = useTranslation('orders');
  if (!order.note && !order.merchantNote) return null;
  const notes = [order.note, order.merchantNote && `${t('merchantNote')}：${order.merchantNote}`];
  return (
    <Tooltip
      title={notes.filter(Boolean).map((note) => (
        <div key={note}>{note}</div>
      ))}
    >
      <MessageOutlined className="note-mark" aria-label={t('hasNote')} />
    </Tooltip>
  );
}

function NextAction({ order, onOpen }: { order: ConsoleOrderSummary; onOpen: OpenOrder }) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const { main } = arranged(order.allowedActions);
  return (
    <Button
      size="small"
      type={main ? 'default' : 'text'}
      className={main ? 'next-action' : undefined}
      onClick={(event) => {
        event.stopPropagation();
        onOpen(order.orderNo, main);
      }}
    >
      {main ? domainWords(lang).action[main] : t('view')}
    </Button>
  );
}
