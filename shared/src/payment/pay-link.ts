/** At least so long an order that staff placed waits to be paid, and its link with it. */
export const PAY_LINK_HOURS = 24;

/**
 * What a customer pays an order by that staff placed. The token stands behind the #, which browsers keep to themselves:
 * it is in no log of any server on the way.
 */
export const payLink = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/#/packages/order/pages/pay-link/index?token=${token}`;
