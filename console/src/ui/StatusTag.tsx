import { statusColour, type DeliveryMode, type OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import { statusWord } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../lib/i18n';

/** A status is always a dot of its colour and its word. */
export function StatusTag({ status, mode }: { status: OrderStatus; mode: DeliveryMode }) {
  const lang = useLang();
  return (
    <span className={`status status-${statusColour[status]}`}>
      <span className="status-dot" />
      {statusWord(status, mode, lang)}
    </span>
  );
}
