import { randomUUID } from 'node:crypto';
import type { Api } from '@lanzi/shared/api/client';
import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { front, signInByPhone } from '../browser/shopper';
import { signInStaff } from '../browser/staff';
import { orderer, payOnline, shopperApi, SHOPPER_PHONE, staffApi } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',')}`;

describe('Editing an order that was paid', () => {
  let product: RunningProduct;
  let browser: Browser;
  let shopper: Face;
  let staff: Face;
  let owner: Api;
  let order: ShopOrder;

  const step = steps(() => ({ shopper, staff }));
  const seen = (): Promise<ConsoleOrder> => owner.getOrder({ params: { orderNo: order.orderNo } });
  const line = () => staff.page.locator('.edit-line').nth(1);
  const summary = () => staff.page.locator('.edit-summary');
  const save = () => staff.page.getByRole('button', { name: '保存修改' });

  /** From the order’s menu to the page on which it is edited. */
  async function openEditor(): Promise<void> {
    const { page } = staff;
    await page.goto(`/console/orders/${order.orderNo}`);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '修改订单' }).click();
    await page.waitForURL(/\/edit$/);
    await line().getByText('可售').waitFor();
  }

  beforeAll(async () => {
    product = await RunningProduct.start();
    owner = await staffApi(product);
    browser = await openBrowser();
    shopper = await openShopper(browser, product.baseUrl);
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'owner');
    await shopper.page.goto('/#/packages/account/pages/sign-in/index');
    await signInByPhone(shopper.page, product, SHOPPER_PHONE);
    await front(shopper.page).locator('.product-card').first().waitFor();
    const api = await shopperApi(product);
    const { orderNo } = await (await orderer(api))('express-wechat');
    order = await payOnline(product, api, orderNo);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('needs a change of goods before it can be saved', async () => {
    await openEditor();
    await summary().getByText('至少要改动一件商品或自定义项目，才能保存').waitFor();
    expect(await save().isDisabled()).toBe(true);
    await staff.page.getByLabel('运费', { exact: true }).fill('0');
    expect(await save().isDisabled()).toBe(true);
    await staff.page.getByLabel('运费', { exact: true }).fill(String(order.amounts.shipping / 100));
  });

  step('says at once what an amount has wrong, and no total with it', async () => {
    const fee = staff.page.getByLabel('运费', { exact: true });
    for (const wrong of ['-5', 'abc', '1.999', '99999999999']) {
      await fee.fill(wrong);
      await staff.page.getByText('最多 2 位小数').waitFor();
      expect(await summary().locator('.money-strong dd').innerText()).toMatch(/–$/);
    }
    await fee.fill(String(order.amounts.shipping / 100));
    await staff.page.getByText('最多 2 位小数').waitFor({ state: 'detached' });
  });

  step('asks before what was changed is left', async () => {
    const { page } = staff;
    const fee = page.getByLabel('运费', { exact: true });
    await fee.fill('0.5');
    await page.getByRole('menuitem', { name: '售后' }).click();
    await page.getByRole('dialog', { name: '还没保存，要离开吗？' }).waitFor();
    await page.getByRole('button', { name: '留下来' }).click();
    // At once: later it would be taken from whoever types already.
    expect(await page.locator(':focus').innerText()).toContain('售后');
    expect(await fee.inputValue()).toBe('0.50');
    await fee.fill(String(order.amounts.shipping / 100));
  });

  step('beyond the stock is refused at its line, which goes back to its old quantity', async () => {
    const quantity = line().getByRole('spinbutton');
    await quantity.fill('999');
    await quantity.press('Tab');
    await line().getByText('已改回原来的 1 件').waitFor();
    expect(await quantity.inputValue()).toBe('1');
    expect(await save().isDisabled()).toBe(true);
  });

  step('is overtaken by somebody who buys the rest: the line goes back by itself', async () => {
    const [bought] = order.lines;
    const { items } = await owner.listProducts({ query: { limit: 100 } });
    const sku = items.flatMap(({ skus }) => skus).find(({ id }) => id === bought?.skuId);
    const left = (sku?.onHand ?? 0) - (sku?.reserved ?? 0);
    const count = (delta: number) =>
      owner.adjustStock({ params: { id: sku?.id ?? '' }, body: { delta, reason: '盘点' } });
    const quantity = line().getByRole('spinbutton');
    await quantity.fill('2');
    await quantity.press('Tab');
    await summary().getByText('改后还要补收').waitFor();
    await count(-left);
    await line().getByText('最多 1 件，已改回原来的 1 件').waitFor();
    await count(left);
    await line().getByText(`可售 ${left}`).waitFor();
  });

  step('shows old and new total while it is typed, and is saved', async () => {
    const { page } = staff;
    const quantity = line().getByRole('spinbutton');
    await quantity.fill('2');
    await quantity.press('Tab');
    await page.getByRole('button', { name: '自定义项目' }).click();
    await page.getByLabel('自定义项目名称').fill('礼品袋');
    await page.getByLabel('自定义项目金额').fill('5');
    const [bought] = order.lines;
    const total = order.amounts.total + (bought?.unitPrice ?? 0) + 500;
    await summary()
      .locator('.money-strong', { hasText: yuan(total) })
      .waitFor();
    await summary()
      .getByText(`改后还要补收 ${yuan(total - order.amounts.total)}`)
      .waitFor();
    await page.getByLabel('修改原因').fill('顾客来电加一件');
    await save().click();
    await page.waitForURL(new RegExp(`/orders/${order.orderNo}$`));
    await page.getByRole('heading', { name: '改单差额' }).waitFor();
    expect(await seen()).toMatchObject({
      amounts: { total, paid: order.amounts.total, due: total - order.amounts.total },
      lines: [{ quantity: 2, unitPrice: bought?.unitPrice }],
      edits: [{ reason: '顾客来电加一件', settlement: null }],
    });
  });

  step('shows the shopper the new lines and what was originally paid', async () => {
    const { page } = shopper;
    await page.goto('about:blank');
    await page.goto(`/#/packages/order/pages/detail/index?orderNo=${order.orderNo}`);
    const card = front(page).locator('.card', { hasText: '订单有修改' });
    await card.getByText('原订单金额').waitFor();
    await card.getByText(yuan(order.amounts.total)).first().waitFor();
    await front(page).locator('.order-line', { hasText: '×2' }).waitFor();
    await front(page).getByText('礼品袋').waitFor();
    await front(page).getByText('修改了订单').waitFor();
    expect(await page.getByText('顾客来电加一件').count()).toBe(0);
  });

  step('is told when somebody else was faster, and loads the latest', async () => {
    await openEditor();
    const quantity = line().getByRole('spinbutton');
    await quantity.fill('3');
    await quantity.press('Tab');
    await owner.actOnOrder(
      {
        params: { orderNo: order.orderNo, action: 'add_note' },
        body: { version: (await seen()).version, note: '加急' },
      },
      { idempotencyKey: randomUUID() },
    );
    await staff.page.getByText('订单刚刚有变化').waitFor();
    expect(await save().isDisabled()).toBe(true);
    await staff.page.getByRole('button', { name: '载入最新订单' }).click();
    await staff.page.getByText('订单刚刚有变化').waitFor({ state: 'detached' });
    expect(await quantity.inputValue()).toBe('2');
  });

  step('swaps a line for another product, at today’s price', async () => {
    const { page } = staff;
    await line().getByRole('button', { name: '换款' }).click();
    const picker = page.locator('.ant-modal', { hasText: '换成哪一款？' });
    const other = picker
      .locator('.sku-product')
      .filter({ hasNotText: order.lines[0]?.productName['zh-CN'] ?? '' })
      .locator('button:enabled')
      .first();
    await other.click();
    await picker.waitFor({ state: 'detached' });
    await line().getByText('将移除').waitFor();
    await page.locator('.edit-line', { hasText: '新增，按今天的价格' }).waitFor();
    await save().click();
    await page.waitForURL(new RegExp(`/orders/${order.orderNo}$`));
    const { lines, edits } = await seen();
    expect(lines).toMatchObject([{ quantity: 2 }]);
    expect(lines[0]?.skuId).not.toBe(order.lines[0]?.skuId);
    expect(edits).toHaveLength(2);
    await page.locator('.panel', { hasText: '修改记录' }).getByText('移除').first().waitFor();
  });

  step('is settled by staff, and the shopper reads nothing more of it', async () => {
    const { page } = staff;
    const { amounts } = await seen();
    const panel = page.locator('.panel', { hasText: '改单差额' });
    const due = amounts.due > 0;
    await panel.getByRole('button', { name: due ? '不再补收' : '不再退还' }).click();
    const dialog = page.locator('.ant-modal', { hasText: due ? '不再补收' : '不再退还' });
    await dialog.getByText('与顾客商定').click();
    await dialog.getByRole('button', { name: due ? '不再补收' : '不再退还' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await seen()).toMatchObject({ difference: null, amounts: { due: 0 } });
    await shopper.page.reload();
    await front(shopper.page).locator('.order-line', { hasText: '×2' }).waitFor();
    expect(await front(shopper.page).getByText('订单有修改').count()).toBe(0);
  });

  step('leaves books that agree', async () => {
    await product.checkBooks();
  });
});
