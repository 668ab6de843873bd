import Taro from '@tarojs/taro';

const query = (params: Record<string, string | undefined>) => {
  const pairs = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length
    ? `?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`
    : '';
};
const open = (path: string, params: Record<string, string | undefined> = {}) =>
  void Taro.navigateTo({ url: `/packages/${path}/index${query(params)}` });
const replace = (path: string, params: Record<string, string | undefined>) =>
  void Taro.redirectTo({ url: `/packages/${path}/index${query(params)}` });
/** The page that this one was opened from. */
function before(): string {
  const page = Taro.getCurrentPages().slice(-2, -1)[0];
  // The mini-program says `route`, H5 `path`.
  return String(page?.route ?? page?.path ?? '');
}
const tab = (name: string) => void Taro.switchTab({ url: `/pages/${name}/index` });

/** Every way from page to page. */
export const go = {
  home: () => tab('home'),
  category: () => tab('category'),
  cart: () => tab('cart'),
  me: () => tab('me'),
  product: (id: string) => open('catalog/pages/product', { id }),
  reviews: (id: string) => open('catalog/pages/reviews', { id }),
  search: (q?: string) => open('catalog/pages/search', { q }),
  checkout: () => open('checkout/pages/confirm'),
  stores: () => open('checkout/pages/stores'),
  /** The address book; `choose` comes back with the one that was tapped. */
  addresses: (choose = false) => open('checkout/pages/addresses', { choose: choose ? '1' : undefined }),
  address: (id?: string) => open('checkout/pages/address', { id }),
  /** After placing: the checkout is over, there is no way back into it. */
  placed: (orderNo: string) => replace('checkout/pages/placed', { orderNo }),
  /** The same for an order that is to be paid now. */
  payPlaced: (orderNo: string) => replace('order/pages/cashier', { orderNo, placed: '1' }),
  cashier: (orderNo: string) => open('order/pages/cashier', { orderNo }),
  orders: (status?: string) => open('order/pages/list', { status }),
  order: (orderNo: string) => open('order/pages/detail', { orderNo }),
  /** In place of the page that is done with; back to the order's own page where it lies underneath. */
  orderInstead: (orderNo: string) =>
    before().includes('order/pages/detail')
      ? void Taro.navigateBack()
      : replace('order/pages/detail', { orderNo }),
  /** All that carriers tell of its packages, beginning with this one. */
  tracking: (orderNo: string, shipment: string) => open('order/pages/tracking', { orderNo, shipment }),
  cancellation: (orderNo: string) => open('order/pages/cancellation', { orderNo }),
  applyAfterSale: (orderNo: string) => open('order/pages/after-sale-apply', { orderNo }),
  afterSale: (id: string) => open('order/pages/after-sale', { id }),
  /** In place of the form that is done with. */
  afterSaleInstead: (id: string) => replace('order/pages/after-sale', { id }),
  proof: (orderNo: string) => open('order/pages/proof', { orderNo }),
  /** Of this line, or of whatever is not reviewed yet. */
  review: (orderNo: string, lineId?: string) => open('order/pages/review', { orderNo, lineId }),
  verifier: () => open('verifier/pages/desk'),
  redeem: (code: string) => open('verifier/pages/redeem', { code }),
  redemptions: () => open('verifier/pages/history'),
  profile: () => open('account/pages/profile'),
  balance: () => open('account/pages/balance'),
  back: () => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : tab('home')),
};
