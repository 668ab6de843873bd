import type { Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, type Face } from '../browser/faces';
import { orderRow, signInStaff } from '../browser/staff';
import { orderer, shopperApi, staffApi } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

describe('An order that needs no shipment', () => {
  let product: RunningProduct;
  let browser: Browser;
  let staff: Face;
  let owner: Api;
  let order: ShopOrder;

  const step = steps(() => ({ staff }));
  const head = () => staff.page.locator('.order-head');
  const dialog = () => staff.page.locator('.ant-modal').last();
  const read = () => owner.getOrder({ params: { orderNo: order.orderNo } });

  /** From the order's menu. */
  async function choose(act: string): Promise<void> {
    await head().getByRole('button', { name: '更多操作' }).click();
    await staff.page.getByRole('menuitem', { name: act }).click();
  }
  const confirm = (act: string) => dialog().getByRole('button', { name: act }).click();

  beforeAll(async () => {
    product = await RunningProduct.start();
    owner = await staffApi(product);
    order = await (await orderer(await shopperApi(product)))('pickup-at-store');
    browser = await openBrowser();
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'clerk');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('is completed by hand once the money is ticked as collected', async () => {
    await staff.page.goto('/console/orders');
    await orderRow(staff, order.orderNo).click();
    await choose('手动完成');
    await confirm('手动完成');
    await dialog().getByText('收到款后请勾选').waitFor();
    await dialog().getByRole('checkbox').check();
    await confirm('手动完成');
    await head().getByText('已完成', { exact: true }).waitFor();
    await head().getByText('店员手动完成').waitFor();
    expect(await read()).toMatchObject({ completedBy: 'hand', amounts: { due: 0 } });
  });

  step('is opened again, and waits to be picked up', async () => {
    await choose('重新打开');
    await dialog().getByText('商品重新为它留好', { exact: false }).waitFor();
    await confirm('重新打开');
    await head().getByText('待自提', { exact: true }).waitFor();
    expect(await read()).toMatchObject({ status: 'processing', completedBy: null });
  });
});
