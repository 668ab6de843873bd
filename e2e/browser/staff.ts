import type { Locator } from 'playwright-core';
import { PASSWORD } from '../support/api-people';
import type { Face } from './faces';

/** Signs in at the console; the first question who is there is refused, as it should be. */
export async function signInStaff({ page, watch }: Face, username = 'owner'): Promise<void> {
  watch.expect(/^401 GET .*\/api\/console\/me$/);
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: /登\s*录/ }).click();
  await page.locator('.frame').waitFor();
}

/** An order's row on the order desk. */
export const orderRow = ({ page }: Face, orderNo: string): Locator =>
  page.locator(`[data-order-no="${orderNo}"]`);

/** Ticks orders on the order desk. */
export async function select({ page }: Face, orderNos: readonly string[]): Promise<void> {
  for (const orderNo of orderNos) await page.getByLabel(`选择订单 ${orderNo}`).click();
  await page.getByText(`已选 ${orderNos.length} 笔`).waitFor();
}
