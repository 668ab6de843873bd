import { fill, inLang, type Lang, type LocalText } from './lang.js';
import { errorWords as zhCN } from './locales/zh-CN/errors.js';
import { errorWords as zhHK } from './locales/zh-HK/errors.js';
import { errorWords as en } from './locales/en/errors.js';

/** Every refusal's stable code, with its HTTP status. Clients act on the code, people read the title. */
export const errorStatus = {
  invalid_input: 400,
  malformed_body: 400,
  malformed_cursor: 400,
  idempotency_key_required: 400,
  idempotency_key_invalid: 400,
  not_signed_in: 401,
  pay_link_invalid: 401,
  wrong_credentials: 401,
  wrong_phone_code: 401,
  wechat_code_invalid: 401,
  permission_denied: 403,
  not_a_verifier: 403,
  wrong_store: 403,
  account_disabled: 403,
  not_found: 404,
  version_conflict: 409,
  action_not_allowed: 409,
  sold_out: 409,
  already_redeemed: 409,
  pay_link_over: 409,
  already_exists: 409,
  already_reviewed: 409,
  still_in_use: 409,
  waybill_unsettled: 409,
  waybill_awaited: 409,
  waybill_taken: 409,
  waybill_is_order_no: 422,
  waybill_twice: 422,
  label_of_cancelled: 422,
  task_not_waiting: 409,
  task_not_over: 409,
  body_too_large: 413,
  upload_too_large: 413,
  unsupported_media_type: 415,
  unsupported_picture: 415,
  unsupported_sound: 415,
  unsupported_workbook: 415,
  workbook_renamed: 415,
  idempotency_key_reused: 422,
  sku_unavailable: 422,
  total_changed: 422,
  order_too_large: 422,
  too_many_unpaid: 422,
  address_book_full: 422,
  currency_in_use: 422,
  delivery_unavailable: 422,
  store_unavailable: 422,
  payment_method_unavailable: 422,
  balance_too_low: 422,
  payment_not_online: 422,
  refund_too_large: 422,
  refund_account_required: 422,
  price_too_low: 422,
  edit_refused: 422,
  order_refused: 422,
  reason_required: 422,
  cash_not_collected: 422,
  package_lines_invalid: 422,
  code_expired: 422,
  code_unknown: 422,
  verifier_unknown: 422,
  stock_below_reserved: 422,
  own_account: 422,
  address_incomplete: 422,
  carrier_account_unavailable: 422,
  carrier_refused: 422,
  mail_unavailable: 422,
  ship_date_invalid: 422,
  workbook_unreadable: 422,
  workbook_locked: 422,
  workbook_too_large: 422,
  workbook_wrong_sheet: 422,
  workbook_empty: 422,
  workbook_unfilled: 422,
  row_order_missing: 422,
  row_order_unknown: 422,
  row_carrier_missing: 422,
  row_carrier_unknown: 422,
  row_waybill_missing: 422,
  row_waybill_invalid: 422,
  row_waybill_repeated: 422,
  row_waybill_taken: 422,
  row_waybill_is_order_no: 422,
  row_waybill_twice: 422,
  row_waybill_awaited: 422,
  row_number_mangled: 422,
  row_date_invalid: 422,
  row_date_out_of_range: 422,
  row_note_too_long: 422,
  row_item_unknown: 422,
  row_quantity_invalid: 422,
  row_nothing_left: 422,
  row_already_shipped: 422,
  row_shipped_otherwise: 422,
  row_has_formula: 422,
  row_merged: 422,
  row_too_many_packages: 422,
  row_sibling_failed: 422,
  after_sale_items_invalid: 422,
  after_sale_amount_invalid: 422,
  return_address_unavailable: 422,
  rate_limited: 429,
  internal: 500,
  provider_failed: 502,
  not_ready: 503,
} as const;
export type ErrorCode = keyof typeof errorStatus;
/** A product's name, say, is given in all its languages and told in the caller's. */
export type ErrorParams = Record<string, string | number | LocalText>;
export type ToldParams = Record<string, string | number>;

/** A refusal: what was asked cannot be done, and why. Nothing was changed. */
export class DomainError extends Error {
  override name = 'DomainError';
  readonly status: number;
  /** `extra` is merged into the problem document, such as the fresh order after a version conflict. */
  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly extra: Record<string, unknown> = {},
  ) {
    super(code);
    this.status = errorStatus[code];
  }
}

const words: Record<Lang, Record<ErrorCode, string>> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en };

/** The parameters in the caller's language. */
export const toldParams = (params: ErrorParams, lang: Lang): ToldParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? inLang(value, lang) : value,
    ]),
  );

/** The refusal as a sentence for people. */
export const titleOf = (code: ErrorCode, params: ErrorParams, lang: Lang): string =>
  fill(words[lang][code], toldParams(params, lang));

/** RFC 9457 document, as every refused request answers. */
export interface Problem {
  status: number;
  title: string;
  code: ErrorCode;
  params: ToldParams;
  requestId: string;
  errors?: { path: string; code: string; message: string }[];
}
