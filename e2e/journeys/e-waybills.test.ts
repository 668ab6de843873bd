import type { Api } from '@lanzi/shared/api/client';
import type { Browser } from 'playwright-core';
import { openBrowser, screenshot } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { print } from '../browser/long-work';
import { front, signInByPhone } from '../browser/shopper';
import { orderRow, select, signInStaff } from '../browser/staff';
import { SHOPPER_PHONE, staffApi } from '../support/api-people';
import { ACCOUNT_TITLE, openCarrierAccount } from '../support/carrier-account';
import { placeMany } from '../support/many-orders';
import { Paper } from '../support/paper';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';
import { until } from '../support/until';

const ORDERS = 3;

describe('E-waybills for many orders', () => {
  let product: RunningProduct;
  let browser: Browser;
  let clerk: Face;
  let shopper: Face;
  let api: Api;
  let orderNos: string[];
  let refused: string;
  let followed: string;

  const step = steps(() => ({ clerk, shopper }));
  const order = (orderNo: string) => api.getOrder({ params: { orderNo } });
  const drawer = () => clerk.page.locator('.task-drawer');

  beforeAll(async () => {
    product = await RunningProduct.start();
    browser = await openBrowser();
    await openCarrierAccount(await staffApi(product));
    api = await staffApi(product, 'clerk');
    orderNos = (await placeMany(product, 'express-cash', ORDERS)).map(({ orderNo }) => orderNo);
    clerk = await openConsole(browser, product.baseUrl);
    await signInStaff(clerk, 'clerk');
    shopper = await openShopper(browser, product.baseUrl);
    await shopper.page.goto('/#/packages/account/pages/sign-in/index');
    await signInByPhone(shopper.page, product, SHOPPER_PHONE);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('are asked for at the order desk, and the carrier refuses one of them', async () => {
    const { page } = clerk;
    await product.misbehave('kdniao', 'refuse');
    await select(clerk, orderNos);
    await page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '取电子面单' }).click();
    const dialog = page.locator('.ant-modal');
    await dialog.getByLabel('快递账号').click();
    await page.locator('.ant-select-item-option', { hasText: ACCOUNT_TITLE }).click();
    await dialog.getByText(`为 ${ORDERS} 笔订单各取一个电子面单`).waitFor();
    await dialog.getByRole('button', { name: '取电子面单' }).click();
    await drawer().getByText('失败 1').first().waitFor();
    await drawer().getByText('成功 2').first().waitFor();
  });

  step('are told of row by row, in the carrier’s own words', async () => {
    const row = drawer().locator('.ant-table-row', { hasText: '该网点电子面单余额不足' });
    refused = (await row.getByRole('link').innerText()).trim();
    expect(orderNos).toContain(refused);
    await screenshot(clerk.page, 'screens/console-waybill-batch');
    const issued = orderNos.filter((orderNo) => orderNo !== refused);
    for (const orderNo of issued) {
      const { status, shipments } = await order(orderNo);
      expect([status, shipments.length]).toEqual(['shipped', 1]);
      await drawer()
        .getByText(shipments[0]?.waybillNo ?? '')
        .waitFor();
    }
    expect(await order(refused)).toMatchObject({ status: 'processing', shipments: [] });
    followed = issued[0] ?? '';
  });

  step('that were refused are asked for again in one go, and may be refused again', async () => {
    const { page } = clerk;
    await product.misbehave('kdniao', 'refuse');
    await page.getByRole('button', { name: '重试失败的' }).click();
    const dialog = page.locator('.ant-modal');
    await dialog.getByText('为 1 笔没有取到号的订单再取一次').waitFor();
    await screenshot(page, 'screens/console-waybill-batch-retry');
    await dialog.getByRole('button', { name: '重试失败的' }).click();
    await drawer().getByText('全部 1').waitFor();
    await drawer().locator('.ant-table-row', { hasText: '该网点电子面单余额不足' }).waitFor();
  });

  step('that were refused wait for somebody, and are asked for again under the same number', async () => {
    const { page } = clerk;
    await page.goto('/console/waybills');
    const row = page.locator('.ant-table-row', { hasText: refused });
    await row.getByText('该网点电子面单余额不足').waitFor();
    await screenshot(page, 'screens/console-waybills');
    await row.getByRole('button', { name: '重新取号' }).click();
    const dialog = page.locator('.ant-modal');
    await dialog.getByText(/^会请快递公司在送达时代收 ¥/).waitFor();
    await dialog.getByLabel('详细地址').fill('人民路 9 号');
    await product.misbehave('kdniao', 'refuse');
    await dialog.getByRole('button', { name: '重新取号' }).click();
    await until(
      async () => (await api.listWaybills({ query: { orderNo: refused } })).items[0]?.asked.receiver,
      'the carrier to refuse it as it was put right',
    );
    await dialog.locator('.ant-btn-loading').waitFor({ state: 'detached' });
    await screenshot(page, 'screens/console-waybill-again');
    expect(await dialog.getByLabel('详细地址').inputValue()).toBe('人民路 9 号');
    expect(await dialog.locator('.ant-alert-warning').count()).toBe(0);
    await dialog.getByRole('button', { name: '重新取号' }).click();
    await page.getByText('没有要处理的电子面单').waitFor();
    expect(await order(refused)).toMatchObject({
      status: 'shipped',
      shipments: [{ carrier: { code: 'ZTO' } }],
    });
  });

  step('have their labels printed in one go, a page each', async () => {
    const { page } = clerk;
    await page.goto('/console/orders');
    await select(clerk, orderNos);
    const menu = page.getByRole('toolbar', { name: '批量操作' }).getByRole('button', { name: '打印' });
    const html = await print(page, menu, '电子面单');
    const labels = await browser.newPage();
    await labels.setContent(html.toString());
    const paper = await Paper.of(await labels.pdf({ preferCSSPageSize: true }));
    await labels.close();
    expect(paper.pages).toHaveLength(ORDERS);
    await paper.draw(1, 'paper-carrier-label');
    for (const orderNo of orderNos) {
      const { shipments, prints } = await order(orderNo);
      expect(paper.pages.join('\n').replace(/\s/g, '')).toContain(shipments[0]?.waybillNo);
      expect(prints).toMatchObject([{ document: 'carrier_label' }]);
    }
  });

  step('are followed by the shopper, who first reads that there is no news yet', async () => {
    const { page } = shopper;
    await page.goto(`/#/packages/order/pages/detail/index?orderNo=${followed}`);
    await front(page).getByText('快递公司还没有物流信息，通常揽收后几小时内更新').waitFor();
  });

  step('tell the shopper where the parcel is as the carrier reports it', async () => {
    const { page } = shopper;
    const { waybillNo } = (await order(followed)).shipments[0] ?? { waybillNo: '' };
    await product.moveParcel(waybillNo, 'collected');
    await product.moveParcel(waybillNo, 'in_transit');
    await product.moveParcel(waybillNo, 'out_for_delivery');
    await until(
      async () => (await order(followed)).shipments[0]?.tracking?.state === 'out_for_delivery',
      'the shop to hear where the parcel is',
    );
    await front(page).locator('.order-package__latest').tap();
    await front(page).locator('.tag', { hasText: '派送中' }).waitFor();
    const told = await front(page).locator('.timeline__what').allInnerTexts();
    expect(told[0]).toContain('派件');
    expect(told.at(-1)).toContain('已收取快件');
    await screenshot(page, 'screens/phone-tracking');
    await front(page).getByText('签收后 7 天自动确认收货').waitFor();
  });

  step('say when the order will be received by itself, once the parcel is signed for', async () => {
    const { page } = shopper;
    const { waybillNo } = (await order(followed)).shipments[0] ?? { waybillNo: '' };
    await product.moveParcel(waybillNo, 'signed');
    await until(
      async () => (await order(followed)).shipments[0]?.tracking?.signedAt,
      'the shop to hear that the parcel was signed for',
    );
    await front(page).locator('taro-button-core', { hasText: '刷新' }).tap();
    await front(page).locator('.tag', { hasText: '已签收' }).waitFor();
    await front(page)
      .getByText(/^已签收，\d{4}-\d\d-\d\d \d\d:\d\d 自动确认收货$/)
      .waitFor();
    await page.goBack();
    await front(page)
      .getByText(/包裹已签收，.* 自动确认收货/)
      .waitFor();
    await front(page).locator('.timeline__what', { hasText: '包裹已签收' }).waitFor();
    await screenshot(page, 'screens/phone-order-signed');
  });

  step('show staff the same, and leave books that agree', async () => {
    const { page } = clerk;
    await page.goto('/console/orders');
    await orderRow(clerk, followed).click();
    await page.locator('.order-drawer .tracking').getByText('已签收').first().waitFor();
    await screenshot(page, 'screens/console-order-tracked');
    await product.checkBooks();
  });
});
