import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { answer, button, field, front, signInByPhone, tapTab } from '../browser/shopper';
import { orderRow, signInStaff } from '../browser/staff';
import { SHOPPER_PHONE } from '../support/api-people';
import { drawReceipt } from '../support/picture';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

const WAYBILL = 'SF1024480001234';

describe('An order by express, paid by bank transfer', () => {
  let product: RunningProduct;
  let browser: Browser;
  let folder: string;
  let shopper: Face;
  let staff: Face;
  let orderNo: string;

  const step = steps(() => ({ shopper, staff }));

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lanzi-receipt-'));
    product = await RunningProduct.start();
    browser = await openBrowser();
    shopper = await openShopper(browser, product.baseUrl);
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'clerk');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  step('begins with a shopper who signs in by the code sent to the phone', async () => {
    const { page } = shopper;
    await front(page).locator('.product-card').first().waitFor();
    await tapTab(page, '我的');
    await front(page).locator('.person').tap();
    await signInByPhone(page, product, SHOPPER_PHONE);
    await front(page).locator('.person__line', { hasText: '138****0001' }).waitFor();
  });

  step('goes on with a product that is found, chosen in its second kind and put into the cart', async () => {
    const { page } = shopper;
    await tapTab(page, '首页');
    await front(page).locator('.search-box').tap();
    await field(page, '.search__input').fill('苹果');
    await field(page, '.search__input').press('Enter');
    await front(page).locator('.product-card', { hasText: '苹果' }).first().tap();
    await button(page, '加入购物车').tap();
    const sheet = front(page).locator('.sheet');
    await sheet.locator('.sku-sheet__choice').nth(1).tap();
    const chosen = await sheet.locator('.sku-sheet__choice--on').innerText();
    await sheet.locator('.stepper__tap').last().tap();
    await sheet.locator('taro-button-core', { hasText: '加入购物车' }).tap();
    await front(page).locator('.product-bar__badge', { hasText: '2' }).waitFor();
    await front(page).locator('.product-bar__link', { hasText: '购物车' }).tap();
    await front(page).locator('.cart-row', { hasText: chosen }).waitFor();
  });

  step('is checked out by express with a bank transfer', async () => {
    const { page } = shopper;
    await button(page, '结算 (2)').tap();
    const checkout = front(page);
    await checkout.locator('.delivery-choice__mode', { hasText: '快递配送' }).tap();
    await checkout.locator('.delivery-choice__title').waitFor();
    await checkout.locator('.option-card__line', { hasText: '银行转账' }).tap();
    await checkout.getByText('户名：篮子鲜生').waitFor();
    await button(page, '提交订单').tap();
    await front(page).getByText('请完成付款').waitFor();
    orderNo = await front(page).locator('.row', { hasText: '订单号' }).innerText().then(digits);
  });

  step('is seen by staff at once', async () => {
    await orderRow(staff, orderNo).waitFor();
    await orderRow(staff, orderNo).getByText('待付款', { exact: true }).waitFor();
  });

  step('is proven by a picture that the shopper uploads', async () => {
    const { page } = shopper;
    await button(page, '上传付款凭证').tap();
    const chooser = page.waitForEvent('filechooser');
    await front(page).locator('.proof-empty').tap();
    await (await chooser).setFiles(drawReceipt(path.join(folder, 'receipt.png')));
    await button(page, '换一张').waitFor();
    await field(page, '.field__input').fill('林晓，尾号 0001');
    await button(page, '提交凭证').tap();
    await button(page, '查看订单').tap();
    await front(page).locator('.order-headline__status', { hasText: '待确认付款' }).waitFor();
  });

  step('is confirmed by staff who look at the proof', async () => {
    const { page } = staff;
    const row = orderRow(staff, orderNo);
    await row.getByText('待确认付款', { exact: true }).waitFor();
    await row.click();
    const proof = page.locator('.order-drawer .proof img');
    await proof.scrollIntoViewIfNeeded();
    await proof.waitFor();
    const size = await proof.evaluate((picture: HTMLImageElement) =>
      picture.decode().then(() => picture.naturalWidth),
    );
    expect(size).toBeGreaterThan(0);
    await page.getByText('林晓，尾号 0001').waitFor();
    await page.locator('.order-head').getByRole('button', { name: '确认收款' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '确认收款' }).click();
    await page.locator('.ant-modal').waitFor({ state: 'detached' });
    await page.locator('.order-head').getByText('待发货').waitFor();
  });

  step('is shipped with a waybill', async () => {
    const { page } = staff;
    await page.locator('.order-head').getByRole('button', { name: '发货' }).click();
    const dialog = page.locator('.ant-modal');
    await dialog.getByLabel('运单号').fill(WAYBILL);
    await dialog.getByText('全部商品都会发出').waitFor();
    await dialog.getByRole('button', { name: /^发\s*货$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.shipment-head', { hasText: WAYBILL }).waitFor();
    await page.locator('.order-head').getByText('待收货').waitFor();
  });

  step('is received: the shopper sees the waybill and confirms', async () => {
    const { page } = shopper;
    await page.goto('/#/pages/me/index');
    await front(page).locator('.order-shortcuts').getByText('待收货').tap();
    await front(page).locator('.order-card').tap();
    await front(page).getByText(WAYBILL).waitFor();
    // The list, which has the same button, is still sliding out.
    await front(page).locator('taro-button-core').filter({ hasText: '确认收货' }).tap();
    await answer(page, '已收到');
    await front(page).locator('.order-headline__status', { hasText: '已完成' }).waitFor();
  });

  step('stands as completed at the order desk, and the books agree', async () => {
    await staff.page.locator('.order-head').getByText('已完成', { exact: true }).waitFor();
    await orderRow(staff, orderNo).getByText('已完成', { exact: true }).waitFor();
    await product.checkBooks();
  });
});

const digits = (text: string): string => /\d{10,}/.exec(text)?.[0] ?? '';
