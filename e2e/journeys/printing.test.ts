import type { Api } from '@lanzi/shared/api/client';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import { openConsole, type Face } from '../browser/faces';
import { print } from '../browser/long-work';
import { select, signInStaff } from '../browser/staff';
import { staffApi } from '../support/api-people';
import { placeMany } from '../support/many-orders';
import { Paper } from '../support/paper';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';

const ORDERS = 4;

describe('Printing for many orders', () => {
  let product: RunningProduct;
  let browser: Browser;
  let clerk: Face;
  let api: Api;
  let orderNos: string[];

  const step = steps(() => ({ clerk }));
  const printed = async (choice: string): Promise<Paper> => {
    const bar = clerk.page.getByRole('toolbar', { name: '批量操作' });
    return Paper.of(await print(clerk.page, bar.getByRole('button', { name: '打印' }), choice));
  };

  beforeAll(async () => {
    product = await RunningProduct.start();
    browser = await openBrowser();
    api = await staffApi(product, 'clerk');
    orderNos = (await placeMany(product, 'express-cash', ORDERS)).map(({ orderNo }) => orderNo);
    clerk = await openConsole(browser, product.baseUrl);
    await signInStaff(clerk, 'clerk');
    await select(clerk, orderNos);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  step('puts each packing list on a page of its own, without a price', async () => {
    const paper = await printed('配货单');
    expect(paper.pages).toHaveLength(ORDERS);
    for (const orderNo of orderNos) {
      const order = await api.getOrder({ params: { orderNo } });
      const page = paper.pages.find((text) => text.includes(orderNo)) ?? '';
      expect(page).toContain(order.lines[0]?.productName['zh-CN'] ?? '');
      expect(page).toContain(order.delivery.contactName);
      expect(page).not.toMatch(/¥|\d\.\d\d/);
    }
    await paper.draw(1, 'paper-packing-list');
  });

  step('puts what was paid onto the invoices', async () => {
    const paper = await printed('发货清单');
    expect(paper.pages).toHaveLength(ORDERS);
    for (const orderNo of orderNos) {
      const { amounts } = await api.getOrder({ params: { orderNo } });
      const page = paper.pages.find((text) => text.includes(orderNo));
      expect(page).toContain((amounts.total / 100).toFixed(2));
    }
    await paper.draw(1, 'paper-invoice');
  });

  step('has receipts for a roll and labels for the parcels as well', async () => {
    const receipts = await printed('小票 58 mm');
    const labels = await printed('收件标签');
    for (const orderNo of orderNos)
      for (const paper of [receipts, labels]) expect(paper.pages.join('\n')).toContain(orderNo);
    expect(labels.pages).toHaveLength(ORDERS);
    await receipts.draw(1, 'paper-receipt');
    await labels.draw(1, 'paper-label');
  });

  step('is written down with each order: what, when and by whom', async () => {
    const { prints } = await api.getOrder({ params: { orderNo: orderNos[0] ?? '' } });
    expect(prints.map(({ document }) => document)).toEqual(['packing_list', 'invoice', 'receipt', 'label']);
    expect(new Set(prints.map(({ by }) => by)).size).toBe(1);
  });
});
