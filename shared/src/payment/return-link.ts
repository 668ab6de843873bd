/** Where a payer comes back to from a provider's page; providers add parameters of their own. */
export const paymentReturnLink = (publicUrl: string, orderNo: string): string =>
  `${publicUrl.replace(/\/+$/, '')}/?paid=${orderNo}`;

/** The order that somebody comes back to, read off the address's query ("?paid=…"). */
export const orderNoOfReturn = (search: string): string | undefined =>
  /[?&]paid=(\d{8,20})(?:&|$)/.exec(search)?.[1];
