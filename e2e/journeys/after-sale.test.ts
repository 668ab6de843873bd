import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Api } from '@lanzi/shared/api/client';
import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, openShopper, type Face } from '../browser/faces';
import { answer, button, field, front, signInByPhone } from '../browser/shopper';
import { signInStaff } from '../browser/staff';
import { orderer, payOnline, shopperApi, SHOPPER_PHONE, staffApi } from '../support/api-people';
import { drawReceipt } from '../support/picture';
import { placedOn } from '../support/placed-on';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

describe('What was received comes back', () => {
  let product: RunningProduct;
  let browser: Browser;
  let shopper: Face;
  let staff: Face;
  let owner: Api;
  let mine: Api;
  let order: ShopOrder;
  const folder = mkdtempSync(path.join(tmpdir(), 'lanzi-after-sale-'));

  const step = steps(() => ({ shopper, staff }));
  const seen = (): Promise<ConsoleOrder> => owner.getOrder({ params: { orderNo: order.orderNo } });

  /** Paid, shipped and received, as the API knows it. */
  async function placeReceived(): Promise<ShopOrder> {
    const { orderNo } = await (await orderer(mine))('express-wechat');
    const paid = await payOnline(product, mine, orderNo);
    const [carrier] = (await owner.listCarriers()).items;
    const parcel = {
      ...{ carrierId: carrier?.id ?? '', waybillNo: 'SF1024480007788', shippedOn: placedOn(paid), note: '' },
      lines: paid.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
    };
    const once = { idempotencyKey: randomUUID() };
    const ship = { orderNo, action: 'ship' as const };
    const { version } = await owner.actOnOrder(
      { params: ship, body: { version: paid.version, packages: [parcel] } },
      once,
    );
    return mine.actOnMyOrder({ params: { orderNo, action: 'confirm_receipt' }, body: { version } });
  }

  /** On the phone: opens the order and what it offers after the receipt. */
  async function apply(kind: string, reason: string): Promise<void> {
    const { page } = shopper;
    await page.goto('about:blank');
    await page.goto(`/#/packages/order/pages/detail/index?orderNo=${order.orderNo}`);
    await button(page, '申请售后').tap();
    await front(page).locator('.option-card__line', { hasText: kind }).tap();
    await front(page).locator('.option-card__line', { hasText: reason }).tap();
  }

  async function send(): Promise<void> {
    const { page } = shopper;
    await button(page, '提交申请').tap();
    await page.getByText('每笔订单只能申请一次，提交后不能修改。').waitFor();
    await answer(page, '提交');
    await front(page).getByText('申请已提交，商家审核中').waitFor();
  }

  /** At the desk: opens the after-sale among those of a status. */
  async function open(tab: string) {
    const { page } = staff;
    await page.goto('/console/after-sales');
    await page.locator('.ant-tabs-tab', { hasText: tab }).click();
    await page.locator('.row-opens', { hasText: order.orderNo }).click();
    const drawer = page.locator('.ant-drawer', { hasText: order.orderNo });
    await drawer.waitFor();
    return drawer;
  }

  const press = (title: string, name = title) =>
    staff.page
      .locator('.ant-modal', { hasText: title })
      .getByRole('button', { name: new RegExp(`^${name.split('').join('\\s*')}$`) })
      .last()
      .click();

  beforeAll(async () => {
    product = await RunningProduct.start();
    owner = await staffApi(product);
    mine = await shopperApi(product);
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
    rmSync(folder, { recursive: true });
  });

  step('when the shopper asks for it, with a reason and a picture', async () => {
    order = await placeReceived();
    await apply('退货退款', '收到时有破损');
    const { page } = shopper;
    const chooser = page.waitForEvent('filechooser');
    await front(page).locator('.picture-grid__add').tap();
    await (await chooser).setFiles(drawReceipt(path.join(folder, 'broken.png')));
    await front(page).locator('.picture-grid__image').waitFor();
    await front(page).locator('.picture-grid__cover').waitFor({ state: 'detached' });
    await send();
    await front(page).locator('.steps__step--next', { hasText: '商家同意' }).waitFor();
    await staff.page.goto('/console/orders');
    await staff.page.locator('.frame-sider .nav-entry', { hasText: '售后' }).getByText('1').waitFor();
  });

  step('is approved by staff, who are asked twice because it is final', async () => {
    const drawer = await open('待审核');
    await drawer.getByText('收到时有破损').waitFor();
    await drawer.locator('.after-sale-pictures .ant-image').waitFor();
    await drawer.getByRole('button', { name: /^同\s*意$/ }).click();
    await staff.page.getByLabel('同意退款的金额').fill('1.50');
    await press('退货地址', '同意');
    await staff.page.getByText('这个决定不能撤回，也不能更改。').waitFor();
    await press('再看看', '再看看');
    expect((await seen()).afterSale?.status).toBe('requested');
    await press('退货地址', '同意');
    await press('这个决定不能撤回', '确定同意');
    await drawer.getByText('待寄回').first().waitFor();
    expect((await seen()).afterSale?.status).toBe('approved');
  });

  step('goes back to the shop’s address, under the waybill that the shopper enters', async () => {
    const { page } = shopper;
    await page.reload();
    await front(page).locator('.after-sale-address').waitFor();
    await front(page).locator('.return-form__carrier').first().tap();
    await field(page, '.field__input').last().fill('SF2048000011112222');
    await button(page, '我已寄出').tap();
    await front(page).getByText('商品寄回途中，商家收到后会尽快处理').waitFor();
    await front(page).getByText('SF2048000011112222').waitFor();
  });

  step('is looked at, piece by piece, and received', async () => {
    const [line] = order.lines;
    const stock = async () => {
      const { items } = await owner.listProducts({ query: { limit: 100 } });
      return items.flatMap(({ skus }) => skus).find(({ id }) => id === line?.skuId)?.onHand;
    };
    const before = await stock();
    const drawer = await open('待收货');
    await drawer.getByText('SF2048000011112222').waitFor();
    await drawer.getByRole('button', { name: '确认收到退货' }).click();
    const dialog = staff.page.locator('.ant-modal', { hasText: '请逐件查看' });
    await dialog.locator('.after-sale-seen input').fill('1');
    await dialog.getByText('1 件放回库存，0 件不放回。').waitFor();
    await press('请逐件查看', '确认收到退货');
    await drawer.getByRole('button', { name: /^退\s*款$/ }).waitFor();
    expect(await stock()).toBe((before ?? 0) + (line?.quantity ?? 0));
  });

  step('is refunded as agreed, and done when the money is back', async () => {
    const drawer = staff.page.locator('.ant-drawer', { hasText: order.orderNo });
    await drawer.getByRole('button', { name: /^退\s*款$/ }).click();
    await press('即审核时同意的金额', '退款');
    const refund = drawer.locator('.refund-entry', { hasText: '退回微信' });
    await refund.getByText('已退款', { exact: true }).waitFor();
    await drawer.locator('.after-sale-head').getByText('已完成').waitFor();
    await shopper.page.reload();
    await front(shopper.page).getByText('款项已退回，售后完成').waitFor();
    const after = await seen();
    expect([after.amounts.refunded, after.afterSale?.status]).toEqual([150, 'done']);
    await staff.page.goto(`/console/orders/${order.orderNo}`);
    await staff.page.getByText('退款已完成，售后结束').waitFor();
  });

  step('an exchange that can no longer be made is refunded instead, which is asked twice', async () => {
    order = await placeReceived();
    await apply('换货', '尺码或款式不合适');
    await send();
    const drawer = await open('待审核');
    await drawer.getByRole('button', { name: /^同\s*意$/ }).click();
    await press('退货地址', '同意');
    await press('这个决定不能撤回', '确定同意');
    await drawer.getByText('待寄回').first().waitFor();
    const id = (await seen()).afterSale?.id ?? '';
    const { version } = await mine.getMyAfterSale({ params: { id } });
    const sentBack = { version, carrier: '顺丰速运', waybillNo: 'SF2048000033334444' };
    await mine.actOnMyAfterSale({ params: { id, action: 'ship_return' }, body: sentBack });
    await drawer.getByRole('button', { name: '确认收到退货' }).click();
    await staff.page.locator('.after-sale-seen input').fill('0');
    await press('请逐件查看', '确认收到退货');
    await drawer.getByRole('button', { name: /^退\s*款$/ }).click();
    await staff.page.getByLabel('退款金额').fill('1.20');
    await press('没有货可换时', '退款');
    await staff.page.getByText('不再寄出换货商品。', { exact: true }).waitFor();
    await press('这个决定不能撤回', '确定退款');
    await drawer.locator('.after-sale-head').getByText('已完成').waitFor();
    await shopper.page.reload();
    await front(shopper.page).getByText('款项已退回，售后完成').waitFor();
    expect((await seen()).amounts.refunded).toBe(120);
  });

  step('goods that never come: it is closed for good, and the shopper reads why', async () => {
    order = await placeReceived();
    await apply('退货退款', '不想要了');
    await send();
    const drawer = await open('待审核');
    await drawer.getByRole('button', { name: /^同\s*意$/ }).click();
    await press('退货地址', '同意');
    await press('这个决定不能撤回', '确定同意');
    await drawer.getByRole('button', { name: '结束售后' }).click();
    await press('不按这个售后退款', '结束售后');
    await staff.page.getByText('请填写结束的原因').waitFor();
    await staff.page.getByText('顾客一直没有寄回', { exact: true }).click();
    await press('不按这个售后退款', '结束售后');
    await press('这个决定不能撤回', '再看看');
    expect((await seen()).afterSale?.status).toBe('approved');
    await press('不按这个售后退款', '结束售后');
    await press('这个决定不能撤回', '确定结束');
    await drawer.getByText('商家结束了售后').waitFor();
    await shopper.page.reload();
    await front(shopper.page).getByText('商家已结束售后：顾客一直没有寄回').waitFor();
    expect((await seen()).afterSale?.status).toBe('done');
  });

  step('a refusal is final too: it tells why, and nothing can be asked again', async () => {
    order = await placeReceived();
    await apply('换货', '尺码或款式不合适');
    await send();
    const drawer = await open('待审核');
    await drawer.getByRole('button', { name: /^拒\s*绝$/ }).click();
    await staff.page.getByLabel('拒绝的原因（选填）').fill('超过售后时间');
    await press('拒绝以后，顾客不能再申请', '拒绝');
    await staff.page.getByText('顾客会看到：超过售后时间').waitFor();
    await press('这个决定不能撤回', '确定拒绝');
    await drawer.locator('.after-sale-head').getByText('已拒绝').waitFor();
    await shopper.page.reload();
    await front(shopper.page).getByText('商家没有同意：超过售后时间').waitFor();
    await shopper.page.goto(`/#/packages/order/pages/detail/index?orderNo=${order.orderNo}`);
    await front(shopper.page).getByText('已拒绝').first().waitFor();
    expect(await button(shopper.page, '申请售后').count()).toBe(0);
    const { version, lines } = await mine.getMyOrder({ params: { orderNo: order.orderNo } });
    const items = lines.map(({ id, quantity }) => ({ lineId: id, quantity }));
    const again = mine.actOnMyOrder({
      params: { orderNo: order.orderNo, action: 'request_after_sale' },
      body: { version, kind: 'exchange', items, reason: '再试一次' },
    });
    await expect(again).rejects.toMatchObject({ problem: { code: 'action_not_allowed' } });
  });

  step('leaves books that agree', async () => {
    await product.checkBooks();
  });
});
