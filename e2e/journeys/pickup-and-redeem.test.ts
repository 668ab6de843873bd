import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { button, field, front, signInByPhone } from '../browser/shopper';
import { orderRow, signInStaff } from '../browser/staff';
import { orderer, shopperApi, SHOPPER_PHONE, VERIFIER_PHONE } from '../support/api-people';
import { readQr } from '../support/read-qr';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';
import { until } from '../support/until';

describe('An order that is picked up and paid at the store', () => {
  let product: RunningProduct;
  let browser: Browser;
  let shopper: Face;
  let verifier: Face;
  let staff: Face;
  let orderNo: string;
  let link: string;

  const step = steps(() => ({ shopper, verifier, staff }));

  beforeAll(async () => {
    product = await RunningProduct.start();
    browser = await openBrowser();
    // Beside the first store, so that it comes first by distance.
    shopper = await openShopper(browser, product.baseUrl, {
      geolocation: { latitude: 31.2069, longitude: 121.4376 },
    });
    verifier = await openShopper(browser, product.baseUrl);
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'clerk');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('is placed: a store is chosen by distance, and nothing is paid yet', async () => {
    const { page } = shopper;
    await front(page).locator('.product-card').first().tap();
    await button(page, '立即购买').tap();
    await front(page).locator('.sheet taro-button-core', { hasText: '立即购买' }).tap();
    await signInByPhone(page, product, SHOPPER_PHONE);
    const checkout = front(page);
    await checkout.locator('.delivery-choice__mode', { hasText: '到店自提' }).tap();
    await checkout.locator('.delivery-choice__place').tap();
    await front(page).locator('.stores__locate').tap();
    await front(page).getByText('按距离从近到远').waitFor();
    expect(await front(page).locator('.stores__store').first().innerText()).toMatch(/\d+(\.\d+)? ?(米|公里)/);
    await front(page).locator('.stores__store').first().tap();
    await field(page, '.delivery-choice__contact .field__input').first().fill('林晓');
    await field(page, '.delivery-choice__contact .field__input').nth(1).fill(SHOPPER_PHONE);
    await checkout.locator('.option-card__line', { hasText: '到店付款' }).tap();
    await button(page, '提交订单').tap();
    await front(page).getByText('请到店取货').waitFor();
    orderNo = /\d{10,}/.exec(await front(page).locator('.row', { hasText: '订单号' }).innerText())?.[0] ?? '';
  });

  step('waits at the order desk to be picked up', async () => {
    await orderRow(staff, orderNo).getByText('待自提', { exact: true }).waitFor();
  });

  step('has a QR code that a camera can read, and it carries the link', async () => {
    const { page } = shopper;
    await button(page, '查看订单').tap();
    link = await until(async () => readQr(await page.screenshot()), 'a QR code on the screen');
    expect(link.startsWith(`${product.baseUrl}/redeem/?code=`)).toBe(true);
  });

  step('is opened by the verifier who scans it, after signing in', async () => {
    const { page } = verifier;
    await page.goto(link);
    await button(page, '登录').tap();
    await signInByPhone(page, product, VERIFIER_PHONE);
    await front(page).getByText('待收款').waitFor();
    await front(page).getByText(orderNo).waitFor();
    await front(page).getByText('林晓 13800000001').waitFor();
  });

  step('is redeemed once the cash is ticked', async () => {
    const { page } = verifier;
    await button(page, '确认核销').tap();
    await page.getByText('请先收款，并勾选「已收款」').waitFor();
    await front(page).locator('.redeem-check__cash').tap();
    await button(page, '确认核销').tap();
    await front(page).getByText('核销成功').waitFor();
  });

  step('turns to picked up on the shopper’s own page by itself, and at the order desk', async () => {
    await front(shopper.page).locator('.order-headline__status', { hasText: '已取货' }).waitFor();
    await orderRow(staff, orderNo).getByText('已完成', { exact: true }).waitFor();
  });

  step('is refused in words when the code is scanned again', async () => {
    const { page, watch } = verifier;
    watch.expect(/^409 GET .*\/redemptions\/preview/);
    await page.goto('about:blank');
    await page.goto(link);
    await front(page).getByText('不能核销').waitFor();
    await front(page).getByText('这笔订单已经取过货了').waitFor();
    await front(page).locator('.redeemed__leave').tap();
    await front(page).getByText('扫码核销').waitFor();
  });

  step('can be redeemed by the short code that is typed, too', async () => {
    const api = await shopperApi(product);
    const place = await orderer(api);
    const next = await place('pickup-at-store');
    const { shortCode } = await api.getRedemptionCode({ params: { orderNo: next.orderNo } });
    const { page } = verifier;
    await field(page, '.typed-code__input').fill(shortCode);
    await button(page, '查询').tap();
    await front(page).getByText(next.orderNo).waitFor();
    await front(page).locator('.redeem-check__cash').tap();
    await button(page, '确认核销').tap();
    await front(page).getByText('核销成功').waitFor();
    expect((await api.getMyOrder({ params: { orderNo: next.orderNo } })).status).toBe('completed');
  });

  step('leaves books that agree', async () => {
    await product.checkBooks();
  });
});
