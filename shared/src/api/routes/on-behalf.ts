import { Address, Customer } from '../../customer/customer.contract.js';
import {
  ChangeMethodByLink,
  CreateCustomer,
  OnBehalfPreview,
  OnBehalfWish,
  PayLink,
  PayPage,
  PlaceOnBehalf,
  ProveByLink,
} from '../../order/on-behalf.contract.js';
import { ConsoleOrder } from '../../order/order.contract.js';
import { OpenPaymentBody, PaymentRequest } from '../../payment/payment.contract.js';
import { IdParams, list, OrderParams, Picture } from '../common.contract.js';
import type { RouteSpecs } from '../route.js';

const linkErrors = ['pay_link_invalid', 'pay_link_over', 'rate_limited'] as const;

/** Staff place an order for a customer, who pays it by a link. */
export const onBehalfRoutes = {
  createCustomer: {
    audience: 'staff',
    permission: 'order.place',
    summary: 'Enter a customer by phone; whoever has that phone already is answered as they are',
    body: CreateCustomer,
    response: Customer,
  },
  listCustomerAddresses: {
    audience: 'staff',
    permission: 'order.place',
    summary: 'A customer’s address book, default first',
    params: IdParams,
    response: list(Address),
    errors: ['not_found'],
  },
  previewOnBehalf: {
    audience: 'staff',
    permission: 'order.place',
    summary: 'What an order on a customer’s behalf would cost, and what stands in its way; changes nothing',
    body: OnBehalfWish,
    response: OnBehalfPreview,
    errors: ['delivery_unavailable', 'payment_method_unavailable'],
  },
  placeOnBehalf: {
    audience: 'staff',
    permission: 'order.place',
    summary: 'Place an order on a customer’s behalf, paid already or to be paid',
    status: 201,
    body: PlaceOnBehalf,
    response: ConsoleOrder,
    idempotent: 'required',
    errors: [
      'not_found',
      'sold_out',
      'order_refused',
      'total_changed',
      'delivery_unavailable',
      'store_unavailable',
      'payment_method_unavailable',
    ],
  },
  makePayLink: {
    audience: 'staff',
    permission: 'order.place',
    summary: 'A new link to pay an order by; the one before is void',
    params: OrderParams,
    response: PayLink,
    errors: ['not_found', 'action_not_allowed'],
  },
  revokePayLink: {
    audience: 'staff',
    permission: 'order.place',
    summary: 'The order’s payment link is void from now on',
    status: 204,
    params: OrderParams,
    errors: ['not_found'],
  },
  getPayPage: {
    audience: 'payer',
    summary: 'What there is to pay',
    response: PayPage,
    errors: ['pay_link_invalid', 'rate_limited'],
  },
  openPaymentByLink: {
    audience: 'payer',
    summary: 'Open a payment attempt, or take up the open one',
    body: OpenPaymentBody,
    response: PaymentRequest,
    errors: [
      ...linkErrors,
      'version_conflict',
      'action_not_allowed',
      'payment_not_online',
      'payment_method_unavailable',
      'provider_failed',
    ],
  },
  checkPaymentByLink: {
    audience: 'payer',
    summary: '“I have paid”: asks the provider now',
    response: PayPage,
    errors: ['pay_link_invalid', 'rate_limited', 'provider_failed'],
  },
  uploadPictureByLink: {
    audience: 'payer',
    summary: 'Upload the picture of a transfer (JPG, PNG, WebP; 5 MB)',
    status: 201,
    multipart: true,
    response: Picture,
    errors: [...linkErrors, 'upload_too_large', 'unsupported_picture', 'unsupported_media_type'],
  },
  proveByLink: {
    audience: 'payer',
    summary: 'Submit the proof of a transfer',
    body: ProveByLink,
    response: PayPage,
    errors: [...linkErrors, 'version_conflict', 'action_not_allowed', 'not_found'],
  },
  changeMethodByLink: {
    audience: 'payer',
    summary: 'Pay another way: through a provider or by transfer',
    body: ChangeMethodByLink,
    response: PayPage,
    errors: [
      ...linkErrors,
      'version_conflict',
      'action_not_allowed',
      'payment_method_unavailable',
      'provider_failed',
    ],
  },
} as const satisfies RouteSpecs;
