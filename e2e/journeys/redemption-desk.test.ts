import type { Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser, screenshot } from '../browser/chromium';
import { openConsole, type Face } from '../browser/faces';
import { orderRow, signInStaff } from '../browser/staff';
import { orderer, shopperApi, staffApi } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

describe('Handing pickups over at the redemption desk', () => {
  let product: RunningProduct;
  let browser: Browser;
  let clerk: Face;
  let shopper: Api;
  let collected: ShopOrder;
  let sent: ShopOrder;

  const step = steps(() => ({ clerk }));
  const search = () => clerk.page.getByPlaceholder('订单号（完整或几位）、姓名、手机号');
  const chosen = () => clerk.page.getByRole('region', { name: '要核销的订单' });

  beforeAll(async () => {
    product = await RunningProduct.start();
    browser = await openBrowser();
    shopper = await shopperApi(product);
    const place = await orderer(shopper);
    collected = await place('pickup-at-store');
    sent = await place('pickup-at-store');
    clerk = await openConsole(browser, product.baseUrl);
    await signInStaff(clerk, 'clerk');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('begins with the last digits of the order’s number', async () => {
    const { page } = clerk;
    await page.goto('/console/redemptions');
    await page.getByText('2 笔等顾客来取').waitFor();
    await page.keyboard.press('/');
    expect(await search().inputValue()).toBe('');
    await search().fill(collected.orderNo.slice(-6));
    await page.getByText('找到 1 笔').waitFor();
    await search().press('Enter');
    await chosen().getByText(collected.orderNo).waitFor();
    await page.reload();
    await chosen().getByText(collected.orderNo).waitFor();
    await chosen()
      .getByText(collected.lines[0]?.productName['zh-CN'] ?? '')
      .waitFor();
  });

  step('goes on with the verifier, picked by nickname', async () => {
    const { page } = clerk;
    const { items: stores } = await (await staffApi(product)).listStores({ query: {} });
    const store = stores.find(({ id }) => id === collected.delivery.store?.id);
    const [verifier] = store?.verifiers ?? [];
    await chosen().getByLabel('核销员').click();
    await page.keyboard.type(verifier?.nickname ?? '');
    await page.locator('.ant-select-item-option', { hasText: verifier?.nickname ?? '' }).click();
    await screenshot(page, 'screens/console-redemption-desk');
  });

  step('hands nothing over before the cash is collected', async () => {
    await chosen().getByRole('button', { name: '确认核销' }).click();
    await chosen().getByText('请先收款，再勾选').waitFor();
    const params = { orderNo: collected.orderNo };
    expect((await shopper.getMyOrder({ params })).status).toBe('processing');
  });

  step('collects the cash and redeems', async () => {
    const { page } = clerk;
    await chosen().getByText('已收到这笔钱').click();
    await chosen().getByRole('button', { name: '确认核销' }).click();
    await chosen().getByText('核销成功').waitFor();
    await chosen()
      .getByText(`已收款 ¥${(collected.amounts.total / 100).toFixed(2)}`)
      .waitFor();
    await screenshot(page, 'screens/console-redeemed');
    expect(await shopper.getMyOrder({ params: { orderNo: collected.orderNo } })).toMatchObject({
      status: 'completed',
      completedBy: 'redemption',
      payment: { state: 'paid' },
      amounts: { due: 0 },
    });
  });

  step('sends the next one home, since its buyer cannot come', async () => {
    const { page } = clerk;
    await chosen().getByRole('button', { name: '下一笔' }).click();
    await search().fill(sent.orderNo);
    await search().press('Enter');
    await chosen().getByText(sent.orderNo).waitFor();
    await chosen().getByRole('button', { name: '改为快递或商家配送' }).click();
    const dialog = page.locator('.ant-modal');
    await dialog.getByText('快递', { exact: true }).click();
    await dialog.getByLabel('地址').fill('上海市 上海市 静安区 南京西路 2 号 301 室');
    await dialog.getByRole('button', { name: '改配送方式' }).click();
    await chosen().getByText('这笔订单已改为快递，不用到店取了').waitFor();
    await page.goto('/console/orders');
    await orderRow(clerk, sent.orderNo).getByText('待发货', { exact: true }).waitFor();
  });

  step('keeps a history with what each verifier handed over, and books that agree', async () => {
    const { page } = clerk;
    await page.goto('/console/redemptions');
    await page.getByText('核销记录', { exact: true }).click();
    await page.locator('.ant-table-row', { hasText: collected.orderNo }).waitFor();
    await screenshot(page, 'screens/console-redemption-history');
    await product.checkBooks();
  });
});
