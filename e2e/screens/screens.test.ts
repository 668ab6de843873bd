import type { Browser } from 'playwright-core';
import { openBrowser, screenshot } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { button, front, signInByPhone, tapTab } from '../browser/shopper';
import { signInStaff } from '../browser/staff';
import {
  orderer,
  payOnline,
  shopperApi,
  SHOPPER_PHONE,
  staffApi,
  VERIFIER_PHONE,
} from '../support/api-people';
import { RunningProduct } from '../support/running-product';

/** Takes pictures of the main screens of the demo shop into `e2e/.artifacts/screens`, to be looked at. */
describe('The screens', () => {
  let product: RunningProduct;
  let browser: Browser;

  beforeAll(async () => {
    product = await RunningProduct.start({ shop: 'full' });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** Waits until nothing is loading and every picture in sight is there. */
  async function take({ page }: Face, name: string): Promise<void> {
    await page
      .locator('.skeleton:visible, .ant-skeleton:visible, .ant-spin-spinning:visible')
      .first()
      .waitFor({
        state: 'detached',
      });
    await page.waitForLoadState('networkidle');
    await page.waitForFunction(() =>
      [...document.images].every((image) => {
        const { top, bottom, width } = image.getBoundingClientRect();
        // Beneath the tab bar, 60 px high at the most, pictures wait to be scrolled to.
        return image.naturalWidth > 0 || width === 0 || bottom < 0 || top > innerHeight - 60;
      }),
    );
    await screenshot(page, `screens/${name}`);
  }

  async function phone(signedInAs?: string): Promise<Face> {
    const face = await openShopper(browser, product.baseUrl, {
      geolocation: { latitude: 31.2069, longitude: 121.4376 },
    });
    if (signedInAs !== undefined) {
      await face.page.goto('/#/packages/account/pages/sign-in/index');
      await signInByPhone(face.page, product, signedInAs);
      await front(face.page).locator('.product-card').first().waitFor();
    }
    return face;
  }
  const go = async ({ page }: Face, address: string) => {
    await page.goto('about:blank');
    await page.goto(`/#/${address}`);
    await front(page).waitFor();
  };

  it('of a visitor: home, category, search, product, sign-in, empty cart', async () => {
    const face = await phone();
    const { page } = face;
    await front(page).locator('.product-card').first().waitFor();
    await take(face, 'phone-home');
    await tapTab(page, '分类');
    await front(page).locator('.product-card').first().waitFor();
    await take(face, 'phone-category');
    await tapTab(page, '购物车');
    await front(page).getByText('登录后查看购物车').waitFor();
    await take(face, 'phone-cart-visitor');
    await tapTab(page, '我的');
    await take(face, 'phone-me-visitor');
    await go(face, 'packages/catalog/pages/search/index?q=苹果');
    await front(page).locator('.product-card').first().waitFor();
    await take(face, 'phone-search');
    await go(face, 'packages/catalog/pages/search/index?q=榴莲千层');
    await front(page).getByText('没有找到').waitFor();
    await take(face, 'phone-search-nothing');
    await front(page).locator('taro-button-core').first().waitFor();
    await go(face, 'pages/home/index');
    await front(page).locator('.product-card').first().tap();
    await button(page, '加入购物车').waitFor();
    await take(face, 'phone-product');
    await button(page, '加入购物车').tap();
    await front(page).locator('.sheet').waitFor();
    await take(face, 'phone-product-sku');
    await go(face, 'packages/account/pages/sign-in/index');
    await take(face, 'phone-sign-in');
    face.watch.assertClean();
  });

  it('of a shopper: cart, checkout, orders in every state', async () => {
    const api = await shopperApi(product);
    const place = await orderer(api);
    const { items } = await api.listShopProducts({ query: {} });
    const lines = items
      .flatMap(({ onlySkuId }) => (onlySkuId ? [{ skuId: onlySkuId, quantity: 2 }] : []))
      .slice(0, 3);
    await api.putCart({ body: { lines } });
    const toPay = await place('express-offline');
    const toPickUp = await place('pickup-at-store');
    const face = await phone(SHOPPER_PHONE);
    const { page } = face;
    await tapTab(page, '购物车');
    await front(page).locator('.cart-row').first().waitFor();
    await take(face, 'phone-cart');
    await button(page, /^结算/).tap();
    await front(page).locator('.delivery-choice__title').waitFor();
    await take(face, 'phone-checkout-express');
    await front(page).locator('.delivery-choice__mode', { hasText: '到店自提' }).tap();
    await front(page).locator('.delivery-choice__contact').waitFor();
    await take(face, 'phone-checkout-pickup');
    await front(page).locator('.delivery-choice__place').tap();
    await front(page).locator('.stores__store').first().waitFor();
    await take(face, 'phone-stores');
    await go(face, 'packages/checkout/pages/addresses/index');
    await take(face, 'phone-addresses');
    await go(face, 'packages/checkout/pages/address/index');
    await take(face, 'phone-address');
    await go(face, 'pages/me/index');
    await front(page).locator('.order-shortcuts__count').first().waitFor();
    await take(face, 'phone-me');
    await go(face, 'packages/order/pages/list/index');
    await front(page).locator('.order-card').first().waitFor();
    await take(face, 'phone-orders');
    await go(face, 'packages/order/pages/list/index?status=cancelled');
    await front(page).waitFor();
    await take(face, 'phone-orders-cancelled');
    await go(face, `packages/order/pages/detail/index?orderNo=${toPay.orderNo}`);
    await front(page).locator('.order-headline').waitFor();
    await take(face, 'phone-order-to-pay');
    await go(face, `packages/order/pages/proof/index?orderNo=${toPay.orderNo}`);
    await front(page).locator('.proof-empty').waitFor();
    await take(face, 'phone-proof');
    await go(face, `packages/checkout/pages/placed/index?orderNo=${toPay.orderNo}`);
    await front(page).locator('.placed-view__head').waitFor();
    await take(face, 'phone-placed');
    await go(face, `packages/order/pages/detail/index?orderNo=${toPickUp.orderNo}`);
    await front(page).locator('.pickup-code__picture img').waitFor();
    await take(face, 'phone-order-with-code');
    for (const status of ['to_receive', 'completed', 'cancelled'] as const) {
      const { items: some } = await api.listMyOrders({ query: { status } });
      const [one] = some;
      if (!one) continue;
      await go(face, `packages/order/pages/detail/index?orderNo=${one.orderNo}`);
      await front(page).locator('.order-headline').waitFor();
      await take(face, `phone-order-${status}`);
    }
    const [shipped] = (await api.listMyOrders({ query: { status: 'to_receive' } })).items;
    await go(face, `packages/order/pages/tracking/index?orderNo=${shipped?.orderNo}`);
    await front(page).locator('.order-package').first().waitFor();
    await take(face, 'phone-tracking');
    const received = (await api.listMyOrders({ query: { status: 'completed' } })).items;
    const toReview = received.find(({ allowedActions }) => allowedActions.includes('review'));
    await go(face, `packages/order/pages/review/index?orderNo=${toReview?.orderNo}`);
    await front(page).locator('.stars--choice').waitFor();
    await take(face, 'phone-review');
    await go(face, 'packages/catalog/pages/reviews/index?id=1');
    await front(page).locator('.review-entry').first().waitFor();
    await take(face, 'phone-reviews');
    await go(face, 'packages/account/pages/profile/index');
    await front(page).locator('.profile__save').waitFor();
    await take(face, 'phone-profile');
    face.watch.expect(/^404 GET .*\/orders\/1$|400 GET .*\/orders\/1$/);
    await go(face, 'packages/order/pages/detail/index?orderNo=1');
    await front(page).getByText('没有找到这笔订单').waitFor();
    await take(face, 'phone-order-not-found');
    face.watch.assertClean();
  });

  it('of a shopper’s money: cashier, provider’s page, result, balance, cancellation', async () => {
    const api = await shopperApi(product);
    const place = await orderer(api);
    const toPay = await place('express-wechat');
    const face = await phone(SHOPPER_PHONE);
    const { page } = face;
    const order = (orderNo: string) => `packages/order/pages/detail/index?orderNo=${orderNo}`;
    const cashier = `packages/order/pages/cashier/index?orderNo=${toPay.orderNo}`;
    await go(face, order(toPay.orderNo));
    await front(page).locator('.order-headline').waitFor();
    await take(face, 'phone-order-to-pay-online');
    await go(face, cashier);
    await button(page, /^支付 ¥/).waitFor();
    await take(face, 'phone-cashier');
    await button(page, /^支付 ¥/).tap();
    await page.getByRole('button', { name: '立即支付' }).waitFor();
    await screenshot(page, 'screens/phone-provider');
    await page.goBack();
    await go(face, `${cashier}&returned=1`);
    await front(page).getByText('正在确认付款结果').waitFor();
    await screenshot(page, 'screens/phone-cashier-confirming');
    await payOnline(product, api, toPay.orderNo);
    await front(page).getByText('付款成功').waitFor();
    await take(face, 'phone-paid');
    await go(face, `packages/order/pages/cancellation/index?orderNo=${toPay.orderNo}`);
    await front(page).locator('.option-card').waitFor();
    await take(face, 'phone-cancellation');
    await go(face, 'packages/account/pages/balance/index');
    await front(page).locator('.balance-line').first().waitFor();
    await take(face, 'phone-balance');
    const { items } = await api.listMyOrders({ query: { limit: 100 } });
    const shown = new Set<string>();
    for (const { orderNo } of items) {
      const { cancellation, refunds } = await api.getMyOrder({ params: { orderNo } });
      const what = cancellation?.list ?? (refunds.length > 0 ? 'refunded' : undefined);
      if (what === undefined || shown.has(what)) continue;
      shown.add(what);
      await go(face, order(orderNo));
      await front(page).locator('.order-headline').waitFor();
      await take(face, `phone-order-cancellation-${what}`);
    }
    expect([...shown].sort()).toEqual(['done', 'refunded', 'to_review']);
    face.watch.assertClean();
  });

  it('of a phone that has lost the connection', async () => {
    const face = await phone();
    face.watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await face.context.route('**/api/**', (route) => route.abort('internetdisconnected'));
    await face.page.reload();
    await front(face.page).getByText('网络不给力').first().waitFor();
    await screenshot(face.page, 'screens/phone-offline');
    face.watch.assertClean();
  });

  it('of a verifier: desk, check, result, refusal, history', async () => {
    const api = await shopperApi(product);
    const order = await (await orderer(api))('pickup-at-store');
    const { code, shortCode } = await api.getRedemptionCode({ params: { orderNo: order.orderNo } });
    const face = await phone(VERIFIER_PHONE);
    const { page } = face;
    await go(face, 'packages/verifier/pages/desk/index');
    await front(page).getByText('扫码核销').waitFor();
    await take(face, 'verifier-desk');
    await go(face, `packages/verifier/pages/redeem/index?code=${encodeURIComponent(code)}`);
    await front(page).locator('.redeem-check__cash').waitFor();
    await take(face, 'verifier-check');
    await front(page).locator('.redeem-check__cash').tap();
    await take(face, 'verifier-check-ticked');
    await button(page, '确认核销').tap();
    await front(page).getByText('核销成功').waitFor();
    await take(face, 'verifier-done');
    face.watch.expect(/^409 GET .*preview/);
    await go(face, `packages/verifier/pages/redeem/index?code=${shortCode}`);
    await front(page).getByText('不能核销').waitFor();
    // The result lies over a page that stays empty.
    await screenshot(page, 'screens/verifier-refused');
    await go(face, 'packages/verifier/pages/history/index');
    await front(page).locator('.redemption').first().waitFor();
    await take(face, 'verifier-history');
    face.watch.assertClean();
  });

  it('of the console: order desk, drawer, dialogs, inbox, products, stores, settings, staff', async () => {
    const face = await openConsole(browser, product.baseUrl);
    const { page } = face;
    await page.getByLabel('账号').waitFor();
    await take(face, 'console-sign-in');
    await signInStaff(face);
    await page.locator('[data-order-no]').first().waitFor();
    await take(face, 'console-desk');
    const owner = await staffApi(product);
    const newest = async (status: 'pending_confirmation' | 'to_ship' | 'shipped' | 'completed') => {
      const { items } = await owner.listOrders({ query: { status } as never });
      return items[0]?.orderNo;
    };
    const show = async (address: string, awaited: string, name: string) => {
      await page.goto(`/console/${address}`);
      await page.locator(awaited).first().waitFor();
      await take(face, name);
    };
    const toConfirm = await newest('pending_confirmation');
    const toShip = await newest('to_ship');
    await show(`orders/${toConfirm}`, '.proof img', 'console-order');
    await show(`orders/${toConfirm}?do=confirm_payment`, '.ant-modal .proof img', 'console-confirm-payment');
    await show(`orders/${toConfirm}?do=reject_proof`, '.ant-modal', 'console-reject-proof');
    await show(`orders/${toShip}?do=complete`, '.ant-modal', 'console-complete');
    await show('reviews', '.review-words', 'console-reviews');
    await show(`orders/${toShip}?do=ship`, '.ant-modal .package', 'console-ship');
    await show(`orders/${await newest('shipped')}`, '.shipment', 'console-order-shipped');
    await show('orders?status=cancelled', '[data-order-no]', 'console-desk-cancelled');
    await show('orders?q=没有这个', '.empty-state, .ant-empty', 'console-desk-nothing');
    await page.goto('/console/orders');
    await page.getByRole('button', { name: /筛选$/ }).click();
    await take(face, 'console-desk-filters');
    await page.getByRole('button', { name: /^消息提醒/ }).click();
    await page.locator('.inbox-head').waitFor();
    await take(face, 'console-inbox');
    await page.keyboard.press('Escape');
    await page.locator('.desk-check').nth(1).click();
    await page.getByRole('toolbar', { name: '批量操作' }).waitFor();
    await take(face, 'console-desk-selected');
    await page.getByRole('button', { name: '任务' }).click();
    await page.locator('.task-tray').waitFor();
    await take(face, 'console-tasks-tray');
    const entries = await page
      .locator('.frame-sider a.nav-entry')
      .evaluateAll((links) => links.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? '']));
    for (const [href = '', text = ''] of entries.slice(1)) {
      // Without the count of what waits there.
      const word = text.replace(/\d+$/, '');
      await page.goto(href);
      await page.locator('.frame-page').waitFor();
      await take(face, `console-${word}`);
      const tabs = page.locator('.frame-page .ant-tabs-tab');
      for (let at = 1; at < (await tabs.count()); at++) {
        await tabs.nth(at).click();
        await take(face, `console-${word}-${at}`);
      }
    }
    await page.goto('/console/products');
    await page.getByRole('button', { name: '编辑' }).first().click();
    await page.locator('.ant-drawer-body').waitFor();
    await take(face, 'console-product-editor');
    face.watch.assertClean();
  }, 300_000);

  it('of the console’s money: payments and refunds of an order, reviews, balances, reconciliation', async () => {
    const face = await openConsole(browser, product.baseUrl);
    const { page } = face;
    await signInStaff(face);
    const owner = await staffApi(product);
    const show = async (address: string, awaited: string, name: string) => {
      await page.goto(`/console/${address}`);
      await page.locator(awaited).first().waitFor();
      await take(face, name);
    };
    for (const list of ['to_review', 'awaiting_return', 'return_failed', 'refund_failed', 'done'] as const) {
      const [first] = (await owner.listCancellations({ query: { list } })).items;
      const address = `cancellations/${first?.id}?list=${list}`;
      await show(address, '.ant-drawer .cancellation-progress', `console-cancellation-${list}`);
      const main = page.locator('.case-buttons .ant-btn-primary');
      if ((await main.count()) === 0) continue;
      await main.click();
      await page.locator('.ant-modal').waitFor();
      await take(face, `console-cancellation-${list}-act`);
    }
    const done = (await owner.listCancellations({ query: { list: 'done' } })).items;
    // Some were refused, and no money went back.
    const cancelled = done.find(({ refunds }) => refunds.length > 0);
    await show(`orders/${cancelled?.orderNo}`, '.order-drawer .refund-entry', 'console-order-refunded');
    const [completed] = (await owner.listOrders({ query: { status: 'completed' } })).items;
    await show(`orders/${completed?.orderNo}?do=request_refund`, '.ant-modal', 'console-request-refund');
    const [unpaid] = (await owner.listOrders({ query: { status: 'pending_payment' } })).items;
    await show(`orders/${unpaid?.orderNo}?do=change_price`, '.ant-modal', 'console-change-price');
    const [buyer] = (await owner.listCustomers({ query: { q: SHOPPER_PHONE } })).items;
    await show(`customers/${buyer?.id}`, '.ant-drawer .ant-table-row', 'console-balance');
    await page.goto('/console/reconciliation');
    await page.locator('.frame-page .ant-table-row').first().waitFor();
    await page.locator('.frame-page .ant-table-row button').first().click();
    await page.locator('.ant-drawer .ant-table-row').first().waitFor();
    await take(face, 'console-reconciliation-figure');
    face.watch.assertClean();
  });
});
