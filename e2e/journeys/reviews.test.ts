import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ApiError, type Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { button, field, front, signInByPhone } from '../browser/shopper';
import { signInStaff } from '../browser/staff';
import { orderer, shopperApi, SHOPPER_PHONE, staffApi } from '../support/api-people';
import { drawReceipt } from '../support/picture';
import { placedOn } from '../support/placed-on';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

const words = '又甜又脆，还会再买';

describe('Reviewing what was bought', () => {
  let product: RunningProduct;
  let browser: Browser;
  let shopper: Face;
  let staff: Face;
  let api: Api;
  let owner: Api;
  let order: ShopOrder;
  let folder: string;

  const step = steps(() => ({ shopper, staff }));
  const line = () => order.lines[0] as ShopOrder['lines'][number];

  /** An order that its shopper has received. */
  async function received(): Promise<ShopOrder> {
    const placed = await (await orderer(api))('express-cash');
    const lines = placed.lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    const parcel = {
      carrierId: '1',
      waybillNo: 'SF1234567890',
      shippedOn: placedOn(placed),
      note: '',
      lines,
    };
    const { version } = await owner.actOnOrder({
      params: { orderNo: placed.orderNo, action: 'ship' },
      body: { version: placed.version, packages: [parcel] },
    });
    const params = { orderNo: placed.orderNo, action: 'confirm_receipt' as const };
    return api.actOnMyOrder({ params, body: { version } });
  }

  async function see(url: string): Promise<void> {
    await shopper.page.goto('about:blank');
    await shopper.page.goto(url);
  }
  const seeProduct = () => see(`/#/packages/catalog/pages/product/index?id=${line().productId}`);
  const seeOrder = () => see(`/#/packages/order/pages/detail/index?orderNo=${order.orderNo}`);

  const dialog = () => staff.page.locator('.ant-modal').last();
  /** The review's row in the console's list. */
  const row = () => staff.page.locator('.ant-table-row', { hasText: order.orderNo });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lanzi-review-'));
    product = await RunningProduct.start();
    [owner, api] = [await staffApi(product), await shopperApi(product)];
    order = await received();
    browser = await openBrowser();
    shopper = await openShopper(browser, product.baseUrl);
    staff = await openConsole(browser, product.baseUrl);
    await signInStaff(staff, 'manager');
    await shopper.page.goto('/#/packages/account/pages/sign-in/index');
    await signInByPhone(shopper.page, product, SHOPPER_PHONE);
    await front(shopper.page).locator('.product-card').first().waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  step('the shopper writes one with a picture from the completed order', async () => {
    const { page } = shopper;
    await seeOrder();
    await button(page, '写评价').last().tap();
    await front(page).locator('.stars--choice .stars__star').nth(3).tap();
    await front(page).getByText('满意', { exact: true }).waitFor();
    await field(page, '.field__input').fill(words);
    const chooser = page.waitForEvent('filechooser');
    await front(page).locator('.picture-grid__add').tap();
    await (await chooser).setFiles(drawReceipt(path.join(folder, 'picture.png')));
    await front(page).locator('.picture-grid__cover').waitFor({ state: 'detached' });
    await button(page, '发表评价').tap();
    await front(page).locator('.own-review', { hasText: words }).waitFor();
    await page.locator('taro-button-core', { hasText: '写评价' }).waitFor({ state: 'detached' });
  });

  step('everybody sees it at the product, with the average and the name masked', async () => {
    const { page } = shopper;
    await seeProduct();
    const card = front(page).locator('.product-reviews');
    await card.getByText('评价 (1)').waitFor();
    await card.getByText('4.0').waitFor();
    await card.getByText(words).waitFor();
    await card.getByText(/^.\*\*\*/).waitFor();
    await card.locator('.product-reviews__head').tap();
    await front(page).locator('.rating__number', { hasText: '4.0' }).waitFor();
    await front(page).locator('.review-filters__chip', { hasText: '有图' }).tap();
    await front(page).locator('.review-entry', { hasText: words }).waitFor();
    await front(page).locator('.review-filters__chip', { hasText: '1 星' }).tap();
    await front(page).getByText('没有这样的评价').waitFor();
  });

  step('staff find it waiting and reply; the shopper reads the reply at the order', async () => {
    const { page } = staff;
    await page.locator('.frame-sider .nav-entry', { hasText: '商品评价' }).getByText('1').waitFor();
    await page.goto('/console/reviews?list=unanswered');
    await row().getByText(words).waitFor();
    await row()
      .getByRole('button', { name: /回\s*复/ })
      .click();
    await page.getByRole('textbox', { name: '回复' }).fill('谢谢您，下次再来');
    await dialog()
      .getByRole('button', { name: /回\s*复/ })
      .click();
    await row().waitFor({ state: 'detached' });
    await page.goto(`/console/reviews?order=${order.orderNo}`);
    await row().getByText('谢谢您，下次再来').waitFor();
    await seeOrder();
    await front(shopper.page).locator('.own-review', { hasText: '谢谢您，下次再来' }).waitFor();
  });

  step('hidden, it is gone from the shop at once, and only its author sees it', async () => {
    await row()
      .getByRole('button', { name: /隐\s*藏/ })
      .click();
    await dialog().getByText('其他顾客马上看不到这条评价', { exact: false }).waitFor();
    await dialog()
      .getByRole('button', { name: /隐\s*藏/ })
      .click();
    await row().getByText('已隐藏').waitFor();
    await seeProduct();
    await front(shopper.page).locator('.product-reviews').getByText('还没有评价').waitFor();
    await seeOrder();
    await front(shopper.page).getByText('商家没有公开展示这条评价').waitFor();
  });

  step('deleted after being asked, it stays gone, and the item is not reviewed again', async () => {
    await row()
      .getByRole('button', { name: /删\s*除/ })
      .click();
    await dialog().getByText('不能再次评价这件商品', { exact: false }).waitFor();
    await dialog()
      .getByRole('button', { name: /删\s*除/ })
      .click();
    await staff.page.getByText('没有找到符合条件的评价').waitFor();
    await seeOrder();
    await front(shopper.page).getByText('这条评价已被商家删除').waitFor();
    await see(`/#/packages/order/pages/review/index?orderNo=${order.orderNo}`);
    await front(shopper.page).getByText('这笔订单的商品都评价过了').waitFor();
    const { orderNo } = order;
    const { version } = await api.getMyOrder({ params: { orderNo } });
    const again = api.actOnMyOrder({
      params: { orderNo, action: 'review' },
      body: { version, lineId: line().id, stars: 5 },
    });
    await expect(again).rejects.toBeInstanceOf(ApiError);
    await expect(again).rejects.toMatchObject({ problem: { code: 'already_reviewed' } });
  });
});
