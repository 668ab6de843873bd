import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { hears, listeningDesk, spokenBy, waiting } from '../browser/order-desk';
import { button, front, signInByPhone, tapTab } from '../browser/shopper';
import { orderRow, signInStaff } from '../browser/staff';
import { shopperApi, SHOPPER_PHONE } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

const TOP_UP = 500_00;

describe('Paying online', () => {
  let product: RunningProduct;
  let browser: Browser;
  let shopper: Face;
  let desk: Face;
  let manager: Face;
  let orderNo: string;

  const step = steps(() => ({ shopper, desk, manager }));
  const orderOf = async (no: string) => (await shopperApi(product)).getMyOrder({ params: { orderNo: no } });

  /** The first product, one piece, up to the checkout with this method chosen. */
  async function checkOut(method: string): Promise<void> {
    const { page } = shopper;
    await front(page).locator('.product-card').first().tap();
    await button(page, '立即购买').tap();
    await front(page).locator('.sheet taro-button-core', { hasText: '立即购买' }).tap();
    const signIn = page.locator('.sign-in__form:visible');
    const checkout = page.locator('.delivery-choice__mode:visible');
    await signIn.or(checkout).first().waitFor();
    if (await signIn.isVisible()) await signInByPhone(page, product, SHOPPER_PHONE);
    await front(page).locator('.delivery-choice__mode', { hasText: '快递配送' }).tap();
    await front(page).locator('.delivery-choice__title').waitFor();
    await front(page).locator('.option-card__line', { hasText: method }).tap();
  }

  beforeAll(async () => {
    product = await RunningProduct.start();
    browser = await openBrowser();
    shopper = await openShopper(browser, product.baseUrl);
    desk = await listeningDesk(browser, product.baseUrl);
    manager = await openConsole(browser, product.baseUrl);
    await signInStaff(manager, 'manager');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('by WeChat Pay begins at the cashier, with the time that is left', async () => {
    await checkOut('微信支付');
    await button(shopper.page, '提交订单').tap();
    await front(shopper.page).getByText('剩余付款时间').waitFor();
    orderNo = /orderNo=(\d+)/.exec(shopper.page.url())?.[1] ?? '';
    expect((await orderOf(orderNo)).status).toBe('pending_payment');
  });

  step('calls nobody to the order desk while it is not paid', async () => {
    await orderRow(desk, orderNo).getByText('待付款', { exact: true }).waitFor();
    await waiting(desk.page, 0);
    expect(await spokenBy(desk.page)).toEqual([]);
  });

  step('goes over WeChat Pay’s own page, and back when the shopper changes their mind', async () => {
    const { page } = shopper;
    await button(page, /^支付 ¥/).tap();
    await page.getByRole('button', { name: '取消' }).click();
    await front(page).getByText('正在确认付款结果').waitFor();
    await button(page, '重新支付').tap();
    expect((await orderOf(orderNo)).status).toBe('pending_payment');
  });

  step('ends with the shop’s own word that it is paid', async () => {
    const { page } = shopper;
    await button(page, /^支付 ¥/).tap();
    await page.getByRole('button', { name: '立即支付' }).click();
    await front(page).getByText('付款成功').waitFor();
    expect(await orderOf(orderNo)).toMatchObject({
      status: 'processing',
      payment: { kind: 'wechat_pay', state: 'paid' },
      amounts: { due: 0 },
    });
  });

  step('is then heard at the order desk, where it waits to be shipped', async () => {
    await hears(desk.page, '您有新的订单');
    expect(await spokenBy(desk.page)).toHaveLength(1);
    await waiting(desk.page, 1);
    await orderRow(desk, orderNo).getByText('待发货', { exact: true }).waitFor();
  });

  step('by balance begins with a top-up, which staff give a reason for', async () => {
    const { page } = manager;
    await page.goto('/console/customers');
    await page.getByPlaceholder('搜昵称、手机号').fill(SHOPPER_PHONE);
    await page.getByPlaceholder('搜昵称、手机号').press('Enter');
    await page.locator('.row-opens', { hasText: SHOPPER_PHONE }).click();
    const drawer = page.locator('.ant-drawer', { hasText: '余额明细' });
    await drawer.getByLabel('金额', { exact: true }).fill('500');
    await drawer.getByLabel('原因').fill('门店充值，收现金');
    await drawer.getByRole('button', { name: /^提\s*交$/ }).click();
    await page.locator('.ant-modal').getByText('之后余额为 ¥500.00').waitFor();
    await page
      .locator('.ant-modal')
      .getByRole('button', { name: /^充\s*值$/ })
      .click();
    await drawer.locator('.ant-table-row', { hasText: '门店充值，收现金' }).getByText('+¥500.00').waitFor();
  });

  step('takes the money at once, without a way over anybody’s page', async () => {
    const { page } = shopper;
    await button(page, '回首页').tap();
    await checkOut('余额支付');
    await front(page).getByText('余额 ¥500.00').waitFor();
    await button(page, '提交订单').tap();
    await front(page).getByText('付款成功').waitFor();
    orderNo = /\d{10,}/.exec(await front(page).locator('.row', { hasText: '订单号' }).innerText())?.[0] ?? '';
    expect(await orderOf(orderNo)).toMatchObject({
      status: 'processing',
      payment: { kind: 'balance', state: 'paid' },
    });
  });

  step('stands in the shopper’s own ledger', async () => {
    const { page } = shopper;
    const { total } = (await orderOf(orderNo)).amounts;
    await button(page, '回首页').tap();
    await tapTab(page, '我的');
    await front(page).getByText('我的余额').tap();
    const paid = front(page).locator('.balance-line', { hasText: `订单 ${orderNo}` });
    await paid.getByText('订单付款').waitFor();
    await front(page)
      .locator('.balance-line', { hasText: '门店充值，收现金' })
      .getByText('+¥500.00')
      .waitFor();
    const { balance } = await (await shopperApi(product)).getMyBalance({ query: {} });
    expect(balance).toBe(TOP_UP - total);
    await product.checkBooks();
  });
});
