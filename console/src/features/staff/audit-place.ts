/** Where what an audit entry is about can be looked at; undefined when it has no page of its own. */
export function placeOf(
  action: string,
  subject: string,
  details: Record<string, unknown>,
): { to: string; shown: string } | undefined {
  const at = (to: string, shown = subject) => ({ to, shown });
  if (action === 'order.ship_batch') return at(`/batch-shipping/${subject}`, String(details.file ?? subject));
  if (/^(order|cancellation|after_sale|shipping_upload)\./.test(action)) return at(`/orders/${subject}`);
  if (action.startsWith('waybill.') && typeof details.orderNo === 'string')
    return at(`/orders/${details.orderNo}`, details.orderNo);
  if (action.startsWith('customer.')) return at(`/customers/${subject}`);
  return undefined;
}
