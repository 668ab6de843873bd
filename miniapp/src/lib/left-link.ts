import { recall, remember } from './device-storage';

const STORED = 'pay-link';
interface Left {
  orderNo: string;
  token: string;
}
/** Before leaving for a provider's page, which comes back with the order's number alone. */
export const rememberLink = (left: Left) => remember(STORED, left);
export function linkOf(orderNo: string): string | undefined {
  const left = recall<Left>(STORED);
  return left?.orderNo === orderNo ? left.token : undefined;
}
