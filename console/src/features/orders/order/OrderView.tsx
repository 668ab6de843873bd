import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { OrderDialog } from '../actions/order-dialogs';
import { AfterSalePanel } from './AfterSalePanel';
import { BuyerPanel } from './BuyerPanel';
import { CancellationPanel } from './CancellationPanel';
import { DeliveryPanel } from './DeliveryPanel';
import { DifferencePanel } from './DifferencePanel';
import { EditsPanel } from './EditsPanel';
import { LinesPanel } from './LinesPanel';
import { NotesPanel } from './NotesPanel';
import { OrderHeadline } from './OrderHeadline';
import { PaymentPanel } from './PaymentPanel';
import { RefundsPanel } from './RefundsPanel';
import { ReviewsPanel } from './ReviewsPanel';
import { ShipmentsPanel } from './ShipmentsPanel';
import { TimelinePanel } from './TimelinePanel';
import './order.css';

interface Props {
  order: ConsoleOrder;
  onAct: (action: OrderDialog) => void;
  onClose: () => void;
}

export function OrderView({ order, onAct, onClose }: Props) {
  return (
    <article className="order">
      <OrderHeadline order={order} onAct={onAct} onClose={onClose} />
      <div className="order-columns">
        <div>
          <CancellationPanel order={order} />
          <DifferencePanel order={order} onAct={onAct} />
          <AfterSalePanel order={order} />
          <LinesPanel order={order} />
          <ShipmentsPanel order={order} />
          <ReviewsPanel order={order} />
          <EditsPanel edits={order.edits} />
          <TimelinePanel order={order} />
        </div>
        <div>
          <PaymentPanel order={order} onAct={onAct} />
          <RefundsPanel refunds={order.refunds} />
          <DeliveryPanel order={order} />
          <BuyerPanel buyer={order.buyer} />
          <NotesPanel order={order} />
        </div>
      </div>
    </article>
  );
}
