import path from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';

declare global {
  interface Window {
    __lanziProgress?: number[];
  }
}

/** From now on keeps every figure that a progress bar of this page shows; `progressSeen` tells them. */
export const watchProgress = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: number[] = (window.__lanziProgress = []);
    const look = () => {
      for (const bar of document.querySelectorAll('[role="progressbar"]')) {
        const percent = Number(bar.getAttribute('aria-valuenow'));
        if (percent !== seen.at(-1)) seen.push(percent);
      }
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
  });

export const progressSeen = (page: Page): Promise<number[]> =>
  page.evaluate(() => [...(window.__lanziProgress ?? [])]);

/** Taps what brings a file; where it was saved, under the name that the browser would give it. */
export async function download(page: Page, button: Locator, folder: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const saved = path.join(folder, file.suggestedFilename());
  await file.saveAs(saved);
  return saved;
}

const DOCUMENTS = /\/api\/console\/(documents\/|waybills\/labels)/;

/** Picks from a print menu; the document that the browser was given to print. */
export async function print(page: Page, menu: Locator, choice: string): Promise<Buffer> {
  const given = new Promise<Buffer>((resolve) => {
    // What a page takes as a blob, the browser's own tools cannot tell any more.
    const keep = async (route: Route) => {
      const response = await route.fetch();
      resolve(await response.body());
      // A headless browser has no printer, and crashes when a PDF asks for one.
      await route.fulfill({ contentType: 'text/html', body: '<title>printed</title>' });
    };
    void page.route(DOCUMENTS, keep, { times: 1 });
  });
  await menu.click();
  await page.locator('.ant-dropdown:visible .ant-dropdown-menu-item', { hasText: choice }).click();
  return given;
}
