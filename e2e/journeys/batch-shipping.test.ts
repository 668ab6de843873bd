import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Api } from '@lanzi/shared/api/client';
import type { Browser } from 'playwright-core';
import { openBrowser, screenshot } from '../browser/chromium';
import { openConsole, type Face } from '../browser/faces';
import { download, progressSeen, watchProgress } from '../browser/long-work';
import { signInStaff } from '../browser/staff';
import { staffApi } from '../support/api-people';
import { placeMany } from '../support/many-orders';
import { RunningProduct } from '../support/running-product';
import { steps } from '../support/steps';
import { Workbook } from '../support/workbook';

const ORDERS = 200;
const waybillOf = (row: number) => `YT26000000${String(row).padStart(5, '0')}`;
/** Whose number is too short, and whose is another row's. */
const BAD = 4;
const TWICE = 9;
const TWIN = 8;

describe('Shipping many orders by a workbook', () => {
  let product: RunningProduct;
  let browser: Browser;
  let folder: string;
  let clerk: Face;
  let api: Api;
  let orderNos: string[];
  let template: string;
  let failed: string;

  const step = steps(() => ({ clerk }));
  const heading = (words: string) => clerk.page.getByRole('status').filter({ hasText: words }).waitFor();
  const count = (words: string) => clerk.page.locator('.task-rows').getByText(words).first().waitFor();
  const upload = (file: string) => clerk.page.getByLabel('选择文件').first().setInputFiles(file);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lanzi-batch-'));
    product = await RunningProduct.start();
    browser = await openBrowser();
    clerk = await openConsole(browser, product.baseUrl);
    await signInStaff(clerk, 'clerk');
    api = await staffApi(product, 'clerk');
    orderNos = (await placeMany(product, 'express-cash', ORDERS)).map(({ orderNo }) => orderNo);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  step('can take in on the order desk all that wait', async () => {
    const { page } = clerk;
    await page.goto('/console/orders?status=to_ship');
    await page.getByLabel('全选这一页').click();
    await page.getByText('已选 30 笔').waitFor();
    await page.getByRole('button', { name: `选中全部 ${ORDERS} 笔` }).click();
    await page.getByText(`已选 ${ORDERS} 笔`).waitFor();
    expect(await page.locator('.row-selected').count()).toBe(ORDERS);
  });

  step('begins with a template in which every order that waits has its row', async () => {
    const { page } = clerk;
    await page.goto('/console/batch-shipping');
    template = await download(page, page.getByRole('button', { name: '带待发货订单的模板' }), folder);
    const sheet = await Workbook.open(template);
    expect(sheet.headers.slice(0, 7)).toEqual([
      ...['订单号', '快递公司', '运单号', '发货日期', '备注', '商品条码', '数量'],
    ]);
    expect(sheet.rows.map((row) => row['订单号']).sort()).toEqual([...orderNos].sort());
  });

  step('goes on with a workbook that is filled in, with a wrong number and one written twice', async () => {
    const sheet = await Workbook.open(template);
    sheet.rows.forEach((_, row) => sheet.fill(row, { 快递公司: '圆通速递', 运单号: waybillOf(row) }));
    sheet.fill(BAD, { 运单号: '123' });
    sheet.fill(TWICE, { 运单号: waybillOf(TWIN) });
    await upload(await sheet.save(path.join(folder, '周日发货.xlsx')));
    await heading('检查完了，请确认是否发货');
    await count(`可以发货 ${ORDERS - 2}`);
    await count('失败 2');
  });

  step('tells row by row what is wrong before anything ships', async () => {
    const { page } = clerk;
    await page.locator('.task-rows').getByText('失败 2').click();
    const row = (number: number) =>
      page
        .locator('.task-rows .ant-table-row')
        .filter({ has: page.getByText(String(number), { exact: true }) });
    await row(BAD + 2)
      .getByText('运单号须为 5–40 位字母、数字或短横线')
      .waitFor();
    await row(TWICE + 2)
      .getByText(`运单号与第 ${TWIN + 2} 行重复`)
      .waitFor();
    await screenshot(page, 'screens/console-batch-review');
    expect((await api.countOrders({ query: {} })).to_ship).toBe(ORDERS);
  });

  step('ships the good rows, and its bar moves meanwhile', async () => {
    const { page } = clerk;
    await watchProgress(page);
    await page.getByRole('button', { name: `发货 ${ORDERS - 2} 行` }).click();
    await heading('发货完成');
    await count(`成功 ${ORDERS - 2}`);
    const seen = await progressSeen(page);
    expect(seen.filter((percent) => percent > 0 && percent < 100).length).toBeGreaterThan(0);
    expect((await api.countOrders({ query: {} })).to_ship).toBe(2);
  });

  step('leaves a workbook that says what became of each row', async () => {
    const { page } = clerk;
    const result = await Workbook.open(
      await download(page, page.getByRole('button', { name: '下载结果' }), folder),
    );
    expect(result.rows).toHaveLength(ORDERS);
    expect(result.rows.filter((row) => row['结果'] === '成功')).toHaveLength(ORDERS - 2);
    failed = await download(page, page.getByRole('button', { name: '只下载失败的行' }), folder);
    expect((await Workbook.open(failed)).rows).toMatchObject([
      { 运单号: '123', 结果: '失败', 原因: expect.stringContaining('运单号须为') },
      { 运单号: waybillOf(TWIN), 结果: '失败', 原因: expect.stringContaining('重复') },
    ]);
  });

  step('takes the corrected rows back as they are, and ships them', async () => {
    const { page } = clerk;
    const sheet = await Workbook.open(failed);
    sheet.fill(0, { 运单号: waybillOf(BAD) });
    sheet.fill(1, { 运单号: waybillOf(TWICE) });
    await page.getByRole('link', { name: '再传一个表格' }).click();
    await upload(await sheet.save(path.join(folder, '改好的两行.xlsx')));
    await heading('检查完了，请确认是否发货');
    await page.getByRole('button', { name: '发货 2 行' }).click();
    await heading('发货完成');
    await count('成功 2');
    await screenshot(page, 'screens/console-batch-result');
    expect((await api.countOrders({ query: {} })).to_ship).toBe(0);
  });

  step('does no harm when the first workbook comes once more', async () => {
    const { page } = clerk;
    await page.getByRole('link', { name: '再传一个表格' }).click();
    await upload(path.join(folder, '周日发货.xlsx'));
    await page.getByText('没有可以发货的行').waitFor();
    await count(`跳过 ${ORDERS - 2}`);
    const order = await api.getOrder({ params: { orderNo: orderNos[0] ?? '' } });
    expect(order).toMatchObject({ status: 'shipped', shipments: [{ carrier: { name: '圆通速递' } }] });
  });

  step('stands in the history with who uploaded what, and the books agree', async () => {
    const { page } = clerk;
    await page.goto('/console/batch-shipping');
    await page.locator('.ant-table-row', { hasText: '改好的两行.xlsx' }).getByText('成功 2').waitFor();
    await page.locator('.ant-table-row', { hasText: '周日发货.xlsx' }).first().waitFor();
    await screenshot(page, 'screens/console-batch-start');
    await product.checkBooks();
  });
});
