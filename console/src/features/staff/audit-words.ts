import { useTranslation } from 'react-i18next';
import { waybillPayers } from '@lanzi/shared/fulfilment/fulfilment.terms';
import { inLang, type LocalText } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import { useLang } from '../../lib/i18n';
import { useSettings } from '../../lib/session';

const acts = {
  'product.create': 'act_product_create',
  'product.update': 'act_product_update',
  'category.create': 'act_category_create',
  'category.update': 'act_category_update',
  'category.delete': 'act_category_delete',
  'stock.adjust': 'act_stock_adjust',
  'store.create': 'act_store_create',
  'store.update': 'act_store_update',
  'store.bind_verifiers': 'act_store_verifiers',
  'payment_method.create': 'act_payment_create',
  'payment_method.update': 'act_payment_update',
  'payment_method.delete': 'act_payment_delete',
  'shipping_method.create': 'act_shipping_create',
  'shipping_method.update': 'act_shipping_update',
  'shipping_method.delete': 'act_shipping_delete',
  'settings.update': 'act_settings_update',
  'staff.create': 'act_staff_create',
  'staff.update': 'act_staff_update',
  'customer.adjust_balance': 'act_customer_balance',
  'stray_money.handle': 'act_stray_handle',
  'carrier.create': 'act_carrier_create',
  'carrier.update': 'act_carrier_update',
  'carrier_account.create': 'act_account_create',
  'carrier_account.update': 'act_account_update',
  'carrier_account.delete': 'act_account_delete',
  'return_address.create': 'act_address_create',
  'return_address.update': 'act_address_update',
  'return_address.delete': 'act_address_delete',
  'order.place': 'act_order_place',
  'order.make_pay_link': 'act_make_pay_link',
  'order.revoke_pay_link': 'act_revoke_pay_link',
  'customer.create': 'act_customer_create',
  'order.ship_batch': 'act_ship_batch',
  'order.ship_template': 'act_ship_template',
  'order.discard_batch': 'act_discard_batch',
  'waybill.batch': 'act_waybill_batch',
  'shipping_upload.retry': 'act_upload_retry',
  'shipping_upload.done': 'act_upload_done',
  'export.create': 'act_export_create',
  'export.write': 'act_export_write',
  'export.download': 'act_export_download',
} as const;

/** The forms' own words for what they hold. */
const fields = {
  name: 'staff:field_name',
  title: 'shop:paymentTitle',
  onShelf: 'catalog:shelfField',
  skus: 'catalog:sku',
  barcode: 'catalog:barcode',
  price: 'catalog:price',
  onHand: 'catalog:onHand',
  delta: 'staff:field_delta',
  reason: 'catalog:reason',
  address: 'shop:storeAddress',
  phone: 'shop:storePhone',
  openingHours: 'shop:openingHours',
  location: 'shop:location',
  open: 'shop:storeOpenField',
  verifierIds: 'shop:verifiers',
  kind: 'shop:paymentKind',
  instructions: 'shop:instructions',
  description: 'shop:shippingDescription',
  enabled: 'shop:enabled',
  position: 'shop:position',
  fee: 'shop:fee',
  freeFrom: 'shop:freeFrom',
  username: 'staff:username',
  role: 'staff:role',
  newPassword: 'staff:newPassword',
  notice: 'shop:notice',
  currency: 'shop:currency',
  timeZone: 'shop:timeZone',
  lang: 'shop:defaultLang',
  expressEnabled: 'shop:expressEnabled',
  pickupEnabled: 'shop:pickupEnabled',
  paymentDeadlineMinutes: 'staff:field_paymentDeadlineMinutes',
  autoReceiptDays: 'staff:field_autoReceiptDays',
  reviewsEnabled: 'shop:reviews',
  alertRepeatSeconds: 'staff:field_alertRepeatSeconds',
  spokenAlerts: 'shop:spokenAlerts',
  alertSounds: 'shop:alertSounds',
  merchant: 'shop:sectionMerchant',
  legalName: 'shop:legalName',
  taxNumber: 'shop:taxNumber',
  amount: 'money:amount',
  orderNo: 'money:order',
  transactionId: 'orders:transactionId',
  note: 'money:handling',
  code: 'shop:carrierCode',
  customerName: 'shop:customerName',
  monthCode: 'shop:monthCode',
  sendSite: 'shop:sendSite',
  sendStaff: 'shop:sendStaff',
  payer: 'shop:payer',
  expressType: 'shop:expressType',
  templateSize: 'shop:templateSize',
  contactName: 'shop:addressContact',
  province: 'shop:province',
  city: 'shop:city',
  district: 'shop:district',
  detail: 'shop:addressDetail',
  postcode: 'shop:postcode',
  isDefault: 'shop:addressDefaultField',
  waybillNo: 'orders:waybillNo',
  file: 'fulfilment:file',
  rows: 'staff:field_rows',
  orders: 'staff:field_orders',
  columns: 'staff:field_columns',
  email: 'customers:email',
} as const;
const amounts = ['price', 'fee', 'freeFrom', 'amount'];

const has = <T extends object>(words: T, key: PropertyKey): key is keyof T => Object.hasOwn(words, key);
const isLocalText = (value: object): value is LocalText => 'zh-CN' in value;

/** Audit entries in words; what this console does not know stays as it is written. */
export function useAuditWords() {
  const { t } = useTranslation(['staff', 'shop', 'catalog', 'money', 'orders', 'fulfilment', 'customers']);
  const lang = useLang();
  const { currency } = useSettings();
  const words = domainWords(lang);

  const act = (action: string): string => {
    if (has(acts, action)) return t(acts[action]);
    const [subject, verb = ''] = action.split('.');
    if (subject === 'order' && has(words.action, verb))
      return t('actOnOrder', { action: words.action[verb] });
    if (subject === 'refund' && has(words.refundAction, verb))
      return t('actOnRefund', { action: words.refundAction[verb] });
    if (subject === 'waybill' && has(words.waybillAction, verb))
      return t('actOnWaybill', { action: words.waybillAction[verb] });
    if (subject === 'cancellation' && has(words.cancellationAction, verb))
      return t('actOnCancellation', { action: words.cancellationAction[verb] });
    if (subject === 'review' && has(words.reviewAction, verb))
      return t('actOnReview', { action: words.reviewAction[verb] });
    if (subject === 'after_sale' && has(words.afterSaleAction, verb))
      return t('actOnAfterSale', { action: words.afterSaleAction[verb] });
    return action;
  };
  const payerWord = (payer: string): string => {
    const known = waybillPayers.find((one) => one === payer);
    return known ? t(`shop:payer_${known}`) : payer;
  };
  const field = (key: string): string => (has(fields, key) ? t(fields[key]) : key);

  /** One detail as text; lists a line each, records as "name: value" pairs. */
  const value = (key: string, held: unknown): string => {
    if (held === null || held === undefined || held === '') return '–';
    if (typeof held === 'boolean') return t(held ? 'yes' : 'no');
    if (typeof held === 'number' && amounts.includes(key)) return formatMoney(held, currency);
    if (typeof held !== 'object') {
      if (key === 'role' && has(words.role, String(held)))
        return words.role[String(held) as keyof typeof words.role];
      if (key === 'payer') return payerWord(String(held));
      if (key === 'columns' && has(words.exportColumn, String(held)))
        return words.exportColumn[String(held) as keyof typeof words.exportColumn];
      return String(held);
    }
    if (Array.isArray(held)) return held.map((one) => value(key, one)).join('\n') || '–';
    if (isLocalText(held)) return inLang(held, lang);
    return Object.entries(held)
      .map(([name, inner]) => `${field(name)}: ${value(name, inner)}`)
      .join(' · ');
  };
  return { act, field, value };
}
