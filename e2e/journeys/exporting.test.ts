import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { Api } from '@lanzi/shared/api/client';
import { inLang } from '@lanzi/shared/lang';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { Browser } from 'playwright-core';
import { openBrowser, screenshot } from '../browser/chromium';
import { openConsole, type Face } from '../browser/faces';
import { download, progressSeen, watchProgress } from '../browser/long-work';
import { signInStaff } from '../browser/staff';
import { staffApi } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';
import { until } from '../support/until';
import { Workbook } from '../support/workbook';

const BOOKKEEPER = 'books@lanzi.example';

describe('Exporting what a filter finds', () => {
  let product: RunningProduct;
  let browser: Browser;
  let folder: string;
  let manager: Face;
  let api: Api;
  let wanted: ConsoleOrder[];
  let rows: Record<string, string>[];

  const step = steps(() => ({ manager }));

  /** What the filter finds, newest first, each order whole. */
  async function found(): Promise<ConsoleOrder[]> {
    const orders: ConsoleOrder[] = [];
    let cursor: string | undefined;
    do {
      const query = { status: 'completed', deliveryMode: 'express', limit: 100, cursor } as const;
      const page = await api.listOrders({ query });
      for (const { orderNo } of page.items) orders.push(await api.getOrder({ params: { orderNo } }));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return orders;
  }

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lanzi-export-'));
    product = await RunningProduct.start({ shop: 'full' });
    browser = await openBrowser();
    api = await staffApi(product, 'manager');
    wanted = await found();
    manager = await openConsole(browser, product.baseUrl);
    await signInStaff(manager, 'manager');
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  step('writes it into a workbook, with a bar that says how far it is', async () => {
    const { page } = manager;
    await page.goto('/console/orders?status=completed&deliveryMode=express');
    await page.locator('[data-order-no]').first().waitFor();
    await watchProgress(page);
    await page.getByRole('button', { name: '导出当前筛选的订单' }).click();
    const dialog = page.locator('.ant-modal');
    await dialog.getByText('一笔订单').click();
    await dialog.getByLabel('完成后发到邮箱（选填）').fill(BOOKKEEPER);
    await screenshot(page, 'screens/console-export');
    await dialog.getByRole('button', { name: '导出' }).click();
    await dialog.getByText('已完成').waitFor();
    await dialog.getByText(`${wanted.length} / ${wanted.length}`).waitFor();
    await screenshot(page, 'screens/console-export-done');
    expect((await progressSeen(page)).at(-1)).toBe(100);
  });

  step('can be downloaded, and has one row for each order, newest first', async () => {
    const { page } = manager;
    const button = page.locator('.ant-modal').getByRole('button', { name: '下载' });
    ({ rows } = await Workbook.open(await download(page, button, folder)));
    expect(rows.map((row) => row['订单号'])).toEqual(wanted.map(({ orderNo }) => orderNo));
  });

  step('says of each order what the order desk says', async () => {
    const words = domainWords('zh-CN');
    const told = rows.map((row) => [
      ...[row['订单状态'], row['来源'], row['收货人'], row['收货电话'], row['收货地址'], row['顾客']],
      ...[Number(row['订单总额']), Number(row['已付']), Number(row['已退'])],
      ...[row['付款方式'], row['付款情况'], row['运单号']],
    ]);
    const shown = wanted.map(({ status, origin, delivery, buyer, amounts, payment, shipments }) => [
      ...[statusWord(status, delivery.mode, 'zh-CN'), words.origin[origin]],
      ...[delivery.contactName, delivery.contactPhone, delivery.address, buyer.nickname],
      ...[amounts.total / 100, amounts.paid / 100, amounts.refunded / 100],
      ...[inLang(payment.title, 'zh-CN'), words.payment[payment.state]],
      shipments.map(({ waybillNo }) => waybillNo).join('; ') || undefined,
    ]);
    expect(told).toEqual(shown);
    expect(told.length).toBeGreaterThan(10);
  });

  step('comes by e-mail as well', async () => {
    const [mail] = await until(async () => {
      const mails = await product.mailsTo(BOOKKEEPER);
      return mails.length > 0 && mails;
    }, 'the mail');
    expect(mail?.subject).toContain('篮子');
    const [attached] = mail?.attachments ?? [];
    expect(attached?.name).toMatch(/\.xlsx$/);
    const file = path.join(folder, 'mailed.xlsx');
    await writeFile(file, attached?.content ?? '');
    expect((await Workbook.open(file)).rows).toEqual(rows);
  });

  step('can be found again after everything was closed', async () => {
    const { page } = manager;
    await page.goto('/console/orders');
    await page.getByRole('button', { name: '任务' }).click();
    const entry = page.locator('.task-entry', { hasText: '导出订单' }).first();
    const again = await Workbook.open(
      await download(page, entry.getByRole('button', { name: '下载' }), folder),
    );
    expect(again.rows).toEqual(rows);
    await screenshot(page, 'screens/console-tasks');
  });
});
