import { randomUUID } from 'node:crypto';
import type { Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { button, front, signInByPhone } from '../browser/shopper';
import { signInStaff } from '../browser/staff';
import { orderer, payOnline, shopperApi, SHOPPER_PHONE, staffApi } from '../support/api-people';
import { placedOn } from '../support/placed-on';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

describe('Asking to cancel a paid order', () => {
  let product: RunningProduct;
  let browser: Browser;
  let shopper: Face;
  let staff: Face;
  let owner: Api;
  let order: ShopOrder;
  let onHand: number;

  const step = steps(() => ({ shopper, staff }));

  async function placePaid(): Promise<ShopOrder> {
    const api = await shopperApi(product);
    const { orderNo } = await (await orderer(api))('express-wechat');
    return payOnline(product, api, orderNo);
  }

  /** On the phone: opens the order, chooses a reason and sends the request. */
  async function ask(reason: string): Promise<void> {
    const { page } = shopper;
    await page.goto('about:blank');
    await page.goto(`/#/packages/order/pages/detail/index?orderNo=${order.orderNo}`);
    await button(page, '申请取消').tap();
    await front(page).locator('.option-card__line', { hasText: reason }).tap();
    await button(page, '提交申请').tap();
    await front(page).getByText('商家正在审核，请稍候').waitFor();
  }

  /** At the desk: opens the request in its list. */
  async function open(list: string) {
    const { page } = staff;
    await page.goto('/console/cancellations');
    await page.locator('.ant-tabs-tab', { hasText: list }).click();
    await page.locator('.row-opens', { hasText: order.orderNo }).click();
    const drawer = page.locator('.ant-drawer', { hasText: order.orderNo });
    await drawer.waitFor();
    return drawer;
  }

  const confirm = (title: string) =>
    staff.page
      .locator('.ant-modal', { hasText: title })
      .getByRole('button', { name: new RegExp(`^${title}$`) })
      .click();

  /** What is in the shop of the order's only SKU, as the API and as the console's product page say. */
  async function stock(): Promise<number> {
    const [line] = order.lines;
    const { items } = await owner.listProducts({ query: { limit: 100 } });
    const sku = items.flatMap(({ skus }) => skus).find(({ id }) => id === line?.skuId);
    const { page } = staff;
    await page.goto('/console/products');
    const row = page.locator('.ant-table-row', { hasText: line?.productName['zh-CN'] ?? '' }).first();
    await row.waitFor();
    const heads = await page.locator('.ant-table-thead th').allInnerTexts();
    const shown = await row.locator('td').nth(heads.indexOf('现有')).innerText();
    expect(Number(shown)).toBe(sku?.onHand);
    return Number(shown);
  }

  beforeAll(async () => {
    product = await RunningProduct.start();
    owner = await staffApi(product);
    browser = await openBrowser();
    shopper = await openShopper(browser, product.baseUrl);
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'clerk');
    await shopper.page.goto('/#/packages/account/pages/sign-in/index');
    await signInByPhone(shopper.page, product, SHOPPER_PHONE);
    await front(shopper.page).locator('.product-card').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('is done on the order’s page, with a reason', async () => {
    order = await placePaid();
    onHand = await stock();
    await ask('拍错了，想重新下单');
    await staff.page.goto('/console/orders');
    const waiting = staff.page.locator('.frame-sider .nav-entry', { hasText: '取消申请' });
    await waiting.getByText('1').waitFor();
  });

  step('is approved by staff under their number, and the money goes back by the way it came', async () => {
    const drawer = await open('待审核');
    await drawer.getByText('拍错了，想重新下单').waitFor();
    await drawer.getByRole('button', { name: '同意取消' }).click();
    await staff.page.getByLabel('工号').fill('A102');
    await confirm('同意取消');
    await drawer.getByText('已取消', { exact: true }).waitFor();
    const refund = drawer.locator('.refund-entry', { hasText: '退回微信' });
    await refund.getByText('已退款', { exact: true }).waitFor();
    await drawer.getByText('工号 A102').waitFor();
  });

  step('shows the shopper that the money is back, without a touch', async () => {
    const { page } = shopper;
    // Nobody touches the page: it looks again every quarter of a minute.
    await front(page).locator('.order-headline__status', { hasText: '已取消' }).waitFor({ timeout: 25_000 });
    await front(page).getByText('取消已完成').waitFor();
    await front(page).locator('.order-refund', { hasText: '退回微信' }).getByText('已退款').waitFor();
    const { amounts } = await owner.getOrder({ params: { orderNo: order.orderNo } });
    expect(amounts).toMatchObject({ paid: order.amounts.total, refunded: order.amounts.total, due: 0 });
    // What had not left is there to be sold again, and what is in the shop was never touched.
    expect(await stock()).toBe(onHand);
  });

  step('when it is shipped, waits for the goods', async () => {
    order = await placePaid();
    const [line] = order.lines;
    const [carrier] = (await owner.listCarriers()).items;
    const parcel = {
      ...{ carrierId: carrier?.id ?? '', waybillNo: 'SF1024480005678', note: '' },
      shippedOn: placedOn(order),
      lines: [{ lineId: line?.id ?? '', quantity: line?.quantity ?? 0 }],
    };
    await owner.actOnOrder(
      {
        params: { orderNo: order.orderNo, action: 'ship' },
        body: { version: order.version, packages: [parcel] },
      },
      { idempotencyKey: randomUUID() },
    );
    onHand = await stock();
    await ask('不想要了');
    const drawer = await open('待审核');
    await drawer.getByRole('button', { name: '同意取消' }).click();
    await staff.page.getByLabel('工号').fill('A102');
    await confirm('同意取消');
    await drawer.getByRole('button', { name: '确认退货' }).waitFor();
    await shopper.page.reload();
    await front(shopper.page).getByText('商家已同意，请把商品退回').waitFor();
    expect((await owner.getOrder({ params: { orderNo: order.orderNo } })).amounts.refunded).toBe(0);
  });

  step('when they come back damaged, returns the money but not the goods to the shelf', async () => {
    const drawer = await open('待退货');
    await drawer.getByRole('button', { name: '确认退货' }).click();
    const dialog = staff.page.locator('.ant-modal', { hasText: '商品完好吗？' });
    await dialog.getByText('有损坏，不放回库存').click();
    await dialog.getByText('发票没有收回，或没有开过').click();
    await confirm('确认退货');
    await drawer.locator('.refund-entry').getByText('已退款', { exact: true }).waitFor();
    await drawer.getByText('有损坏，不放回库存').waitFor();
    await shopper.page.reload();
    await front(shopper.page).locator('.order-refund').getByText('已退款').waitFor();
    const after = await owner.getOrder({ params: { orderNo: order.orderNo } });
    expect(after).toMatchObject({ status: 'cancelled', amounts: { refunded: order.amounts.total, due: 0 } });
    expect(await stock()).toBe(onHand);
  });

  step('leaves books that agree', async () => {
    await product.checkBooks();
  });
});
