import type { Browser, Page } from 'playwright-core';
import { until } from '../support/until';
import { openConsole, type Face } from './faces';
import { signInStaff } from './staff';

/** What a console's tab began to say, oldest first. `at` is the clock's time in milliseconds. */
export interface Spoken {
  text: string;
  via: 'own' | 'voice' | 'clip';
  at: number;
}

export const spokenBy = (page: Page): Promise<Spoken[]> =>
  page.evaluate(() => [...(window.__lanziSpoken ?? [])]);

declare global {
  interface Window {
    __lanziSpoken?: Spoken[];
  }
}

/** The sentence that a tab says from now on, or has said. */
export async function hears(page: Page, sentence: string | RegExp, times = 1): Promise<Spoken> {
  const isIt = ({ text }: Spoken) =>
    typeof sentence === 'string' ? text.includes(sentence) : sentence.test(text);
  let said: Spoken[] = [];
  const heard = until(
    async () => {
      said = await spokenBy(page);
      return said.filter(isIt)[times - 1];
    },
    `“${String(sentence)}”`,
  );
  return heard.catch((error: Error) => {
    throw new Error(`${error.message}; heard was ${JSON.stringify(said)}`);
  });
}

/** A console that someone signed in to, and that can be heard: typing the password was a gesture. */
export async function listeningDesk(browser: Browser, baseUrl: string, username = 'clerk'): Promise<Face> {
  const desk = await openConsole(browser, baseUrl);
  await signInStaff(desk, username);
  await soundIs(desk.page, '播报已开启');
  return desk;
}

export const soundIs = (page: Page, word: string): Promise<void> =>
  page.locator('.frame-tools').getByRole('button', { name: word }).waitFor();

/** The bell says how many alerts wait. */
export const waiting = (page: Page, count: number): Promise<void> =>
  page
    .getByRole('button', { name: count === 0 ? '消息提醒，0 条未处理' : `消息提醒，${count} 条未处理` })
    .waitFor();

/** Marks everything in the inbox as handled, as a person would. */
export async function handleAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^消息提醒，/ }).click();
  const inbox = page.locator('.ant-drawer', { hasText: '消息提醒' });
  const entries = inbox.locator('.inbox-entry');
  await entries.first().waitFor();
  const every = (await entries.count()) > 1 ? '全部标为已处理' : '标为已处理';
  await inbox.getByRole('button', { name: every }).click();
  await inbox.getByText('都处理完了').waitFor();
  await page.keyboard.press('Escape');
}

/**
 * A second tab that nobody has touched. Playwright's own looks at a page count as a person's gesture and would let it
 * sound, so this one is looked at with `reads` alone: a JavaScript expression, again and again until it is true.
 */
export async function untouchedTab({ context }: Face) {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const devtools = await context.newCDPSession(page);
  await page.goto('/console/');
  const reads = (expression: string) =>
    until(async () => {
      const { result } = await devtools.send('Runtime.evaluate', { expression, userGesture: false });
      return result.value === true;
    }, expression);
  return { page, reads };
}
