import type { AfterSaleAction, AfterSaleKind, AfterSaleStatus } from '../after-sale/after-sale-lifecycle.js';
import type { AfterSaleStep } from '../after-sale/after-sale-progress.js';
import type { AlertKind } from '../alert/alert-kinds.js';
import type { CancellationAction, CancellationList } from '../cancellation/cancellation-lifecycle.js';
import type { Document } from '../document/documents.js';
import type { ExportColumn } from '../document/export-columns.js';
import type { UploadState } from '../fulfilment/shipping-upload.js';
import type { TrackingState } from '../fulfilment/tracking.js';
import type { WaybillAction, WaybillState } from '../fulfilment/waybill-lifecycle.js';
import { fill, type Lang } from '../lang.js';
import type {
  DeliveryMode,
  OrderAction,
  OrderActor,
  OrderCondition,
  OrderStatus,
} from '../order/order-lifecycle.js';
import type { EditSettlement } from '../order/order-edit.js';
import type { ExtraKind } from '../order/order-extras.js';
import type { PaymentState } from '../order/order-totals.js';
import type { Origin, PaymentKind, RefundWay } from '../order/order.terms.js';
import type { BalanceCause, StrayKind } from '../payment/payment.contract.js';
import type { RefundAction, RefundState } from '../payment/refund-lifecycle.js';
import type { ReviewAction, ReviewStatus } from '../review/review-lifecycle.js';
import type { Role } from '../staff/permissions.js';
import type { RowOutcome, TaskState } from '../task/task.contract.js';
import { domainWords as zhCN } from './zh-CN/domain.js';
import { domainWords as zhHK } from './zh-HK/domain.js';
import { domainWords as en } from './en/domain.js';

/** The words for the domain's own terms, the same on every screen, in speech and in documents. */
export interface DomainWords {
  status: Record<OrderStatus, string>;
  /** `processing` seen through the delivery mode. */
  toShip: string;
  toPickUp: string;
  /** What a button says. */
  action: Record<OrderAction, string>;
  /** What the timeline says of an action that was taken. */
  done: Record<OrderAction, string>;
  actor: Record<OrderActor, string>;
  /** What the timeline adds when whoever held the order's payment link did it. */
  byLink: string;
  /** Why an action is refused. */
  condition: Record<OrderCondition, string>;
  delivery: Record<DeliveryMode, string>;
  payment: Record<PaymentState, string>;
  role: Record<Role, string>;
  alert: Record<AlertKind, string>;
  paymentKind: Record<PaymentKind, string>;
  refundWay: Record<RefundWay, string>;
  refundState: Record<RefundState, string>;
  refundAction: Record<RefundAction, string>;
  cancellationList: Record<CancellationList, string>;
  cancellationAction: Record<CancellationAction, string>;
  reviewStatus: Record<ReviewStatus, string>;
  reviewAction: Record<ReviewAction, string>;
  afterSaleKind: Record<AfterSaleKind, string>;
  /** What its list is called: what is waited for. */
  afterSaleStatus: Record<AfterSaleStatus, string>;
  /** The step that leads to a status, in the progress bar. */
  afterSaleStep: Record<AfterSaleStep['step'], string>;
  afterSaleAction: Record<AfterSaleAction, string>;
  strayKind: Record<StrayKind, string>;
  balanceCause: Record<BalanceCause, string>;
  tracking: Record<TrackingState, string>;
  waybillState: Record<WaybillState, string>;
  waybillAction: Record<WaybillAction, string>;
  uploadState: Record<UploadState, string>;
  document: Record<Document, string>;
  exportColumn: Record<ExportColumn, string>;
  origin: Record<Origin, string>;
  taskState: Record<TaskState, string>;
  rowOutcome: Record<RowOutcome, string>;
  /** Sentences to be spoken. `{amount}` is spoken as words of money, `{store}` is a store's name. */
  speech: Record<'new_order' | 'new_pickup_order' | Exclude<AlertKind, 'new_order'> | 'burst', string>;
  extra: Record<ExtraKind, string>;
  editSettlement: Record<EditSettlement, string>;
  /** As what stands on the order when a difference is not collected, and when it is not given back. */
  waivedDue: string;
  waivedOwed: string;
}

const words: Record<Lang, DomainWords> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en };
export const domainWords = (lang: Lang): DomainWords => words[lang];

/** An order's status in words: "processing" says what is waited for. */
export function statusWord(status: OrderStatus, mode: DeliveryMode, lang: Lang): string {
  if (status !== 'processing') return words[lang].status[status];
  return mode === 'pickup' ? words[lang].toPickUp : words[lang].toShip;
}

/** The sentence that the console speaks for an alert. */
export function alertSpeech(
  alert: { kind: AlertKind; deliveryMode: DeliveryMode | null; store: string | null; amount: string },
  lang: Lang,
): string {
  const template =
    alert.kind === 'new_order' && alert.deliveryMode === 'pickup' ? 'new_pickup_order' : alert.kind;
  return fill(words[lang].speech[template], { amount: alert.amount, store: alert.store ?? '' });
}
