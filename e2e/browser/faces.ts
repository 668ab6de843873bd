import { devices, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { watchConsoleErrors, type Watch } from './watch-console-errors';

/** One person at one browser: a fresh profile, with everything that goes wrong in it watched. */
export interface Face {
  page: Page;
  context: BrowserContext;
  watch: Watch;
}

export interface FaceOptions {
  /** BCP 47, what the browser says it prefers. */
  locale?: string;
  geolocation?: { latitude: number; longitude: number };
}

/** The shop on a phone: 390×844 with touch. Taro draws its buttons as `taro-button-core`. */
export async function openShopper(
  browser: Browser,
  baseUrl: string,
  options: FaceOptions = {},
): Promise<Face> {
  const phone = devices['iPhone 13'];
  const context = await browser.newContext({
    ...(phone ? { userAgent: phone.userAgent } : {}),
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    baseURL: baseUrl,
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...(options.geolocation ? { geolocation: options.geolocation, permissions: ['geolocation'] } : {}),
  });
  return openFace(context, '/');
}

/** The order desk on a staff member's screen: 1440×900. */
export async function openConsole(
  browser: Browser,
  baseUrl: string,
  options: FaceOptions = {},
): Promise<Face> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: baseUrl,
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  return openFace(context, '/console/');
}

async function openFace(context: BrowserContext, path: string): Promise<Face> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const watch = watchConsoleErrors(page);
  await page.goto(path);
  return { page, context, watch };
}

/** A button of the H5 shop by its words. */
export const taroButton = (page: Page, words: string | RegExp) =>
  page.locator('taro-button-core', { hasText: words });
