import type { Api } from '@lanzi/shared/api/client';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { button, front } from '../browser/shopper';
import { signInStaff } from '../browser/staff';
import { staffApi } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

describe('An order on a customer’s behalf', () => {
  let product: RunningProduct;
  let browser: Browser;
  let payer: Face;
  let staff: Face;
  let owner: Api;
  let orderNo: string;
  let url: string;

  const step = steps(() => ({ payer, staff }));
  const field = (label: string) => staff.page.getByLabel(label, { exact: true });
  const place = () => staff.page.getByRole('button', { name: '提交订单' });
  async function choose(label: string, option: string): Promise<void> {
    await staff.page.getByRole('combobox', { name: label }).click();
    await staff.page.locator('.ant-select-item-option:visible', { hasText: option }).first().click();
  }

  beforeAll(async () => {
    product = await RunningProduct.start();
    owner = await staffApi(product);
    browser = await openBrowser();
    payer = await openShopper(browser, product.baseUrl);
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'owner');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('is refused while anything is missing, and says what', async () => {
    const { page } = staff;
    await page.goto('/console/orders');
    await page.getByRole('button', { name: '代客下单' }).click();
    await place().click();
    for (const words of ['请先选择顾客', '请添加商品', '请选择付款方式']) {
      await page.locator('.field-error', { hasText: words }).waitFor();
    }
  });

  step('is placed for a new customer', async () => {
    const { page } = staff;
    const make = page.locator('.behalf-new');
    await make.getByLabel('手机号').fill('13712345678');
    await make.getByLabel('称呼').fill('电话顾客');
    await make.getByRole('button', { name: '添加并选用' }).click();
    await page.locator('.behalf-chosen', { hasText: '13712345678' }).waitFor();
    await page.getByRole('button', { name: '添加商品' }).click();
    await page.locator('.sku-choice button:enabled').first().click();
    await page.keyboard.press('Escape');
    await page.locator('.sku-choices').waitFor({ state: 'hidden' });
    await page.getByRole('combobox', { name: '快递方式' }).click();
    await page.locator('.ant-select-item-option:visible').first().click();
    await field('收货地址').fill('上海市 静安区 铜仁路 88 号');
    await choose('付款方式', '微信支付');
    await place().click();
    await page.getByText('订单已提交').waitFor();
    orderNo = /\d{16}/.exec((await page.locator('.behalf-placed-no').textContent()) ?? '')?.[0] ?? '';
    url = await field('付款链接').inputValue();
    await page.getByRole('img', { name: '付款二维码' }).waitFor();
    const order = await owner.getOrder({ params: { orderNo } });
    expect(order).toMatchObject({
      status: 'pending_payment',
      origin: 'staff',
      buyer: { nickname: '电话顾客' },
    });
  });

  step('is paid by whoever holds the link, without signing in', async () => {
    const { page } = payer;
    await page.goto(url);
    await front(page).getByText('剩余付款时间').waitFor();
    expect(await front(page).textContent()).not.toContain('13712345678');
    await button(page, /^支付 ¥/).tap();
    await page.getByRole('button', { name: '立即支付' }).click();
    await front(page).getByText('这笔订单已付款').waitFor();
    expect(await owner.getOrder({ params: { orderNo } })).toMatchObject({ status: 'processing' });
  });

  step('is shown as paid, and as placed on behalf', async () => {
    const { page } = staff;
    await page.goto(`/console/orders/${orderNo}`);
    await page.locator('.order-head', { hasText: '代客下单' }).waitFor();
    await page.getByText('已付款', { exact: true }).first().waitFor();
  });

  step('has a link that no longer pays, and a wrong one opens nothing', async () => {
    const { page, watch } = payer;
    await page.goto('about:blank');
    await page.goto(url);
    await front(page).getByText('这笔订单已付款').waitFor();
    watch.expect(/^401 GET .*\/api\/shop\/pay-link$/);
    await page.goto('about:blank');
    await page.goto(`${url.slice(0, -4)}xxxx`);
    await front(page).getByText('付款链接无效').waitFor();
  });
});
