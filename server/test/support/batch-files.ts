import { buffer } from 'node:stream/consumers';
import { Workbook, type CellValue, type Worksheet } from 'exceljs';
import { Tasks } from '../../src/platform/tasks/tasks';
import type { Person } from './furnish';
import type { ShopProcess } from './shop-process';
import type { Task } from '@lanzi/shared/task/task.contract';

export const batchHead = ['订单号', '快递公司', '运单号', '发货日期', '备注', '商品条码', '数量'];

/** A workbook as somebody fills it in; `finish` does to its sheet what a value cannot say. */
export async function workbookOf(
  rows: readonly CellValue[][],
  finish: (sheet: Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('发货');
  sheet.addRows(rows as CellValue[][]);
  finish(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export const batches = '/api/console/batch-shipments';

/** Somebody uploads a file. */
export function uploadBatch(
  shop: ShopProcess,
  content: Buffer | string,
  { by = 'clerk' as Person, dryRun = false, name = '5月发货.xlsx', lang = 'zh-CN' } = {},
): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  const init = { method: 'POST', body: form, headers: { 'accept-language': lang } };
  return shop.fetch(by, `${batches}?dryRun=${dryRun}`, init);
}

/** Uploads a file and lets its task run; the task as it is then. */
export async function runBatch(
  shop: ShopProcess,
  content: Buffer | string,
  options: Parameters<typeof uploadBatch>[2] = {},
): Promise<Task> {
  const answer = await uploadBatch(shop, content, options);
  const body = (await answer.json()) as Task;
  if (answer.status !== 201) throw new Error(`not taken: ${JSON.stringify(body)}`);
  await shop.app.get(Tasks).drain();
  return shop.clerk.getBatchShipment({ params: { id: body.id } });
}

/** The cells of a downloaded workbook's first sheet, as text. */
export async function sheetOf(shop: ShopProcess, path: string, lang = 'zh-CN'): Promise<string[][]> {
  const workbook = await openDownload(shop, path, lang);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) =>
    rows.push(Array.from(row.values as CellValue[], (value) => String(value ?? '')).slice(1)),
  );
  return rows;
}

export async function openDownload(shop: ShopProcess, path: string, lang = 'zh-CN'): Promise<Workbook> {
  const answer = await shop.fetch('clerk', path, { headers: { 'accept-language': lang } });
  if (answer.status !== 200 || !answer.body) throw new Error(`not given: ${await answer.text()}`);
  const workbook = new Workbook();
  await workbook.xlsx.load((await buffer(answer.body)) as unknown as ArrayBuffer);
  return workbook;
}
