import type { Locator, Page } from 'playwright-core';
import type { RunningProduct } from '../support/running-product';
import { taroButton } from './faces';

/** The page of the H5 shop that is in front; those behind it stay in the document. */
export const front = (page: Page): Locator => page.locator('.taro_page:visible').last();

/** A button of the page in front, by its words. */
export const button = (page: Page, words: string | RegExp): Locator =>
  taroButton(page, words).filter({ visible: true });

/** The field of the page in front that is labelled or hinted so. */
export const field = (page: Page, className: string): Locator =>
  front(page)
    .locator(`${className} input, ${className} textarea, input${className}`)
    .filter({ visible: true });

export const tapTab = (page: Page, words: string) =>
  page.locator('.weui-tabbar__item:visible', { hasText: words }).tap();

/** On the sign-in page: asks for a code, reads it from the message that was sent, and types it. */
export async function signInByPhone(page: Page, product: RunningProduct, phone: string): Promise<void> {
  const form = page.locator('.sign-in__form:visible');
  await form.locator('input').first().fill(phone);
  const since = new Date();
  const sent = page.waitForResponse((response) => response.url().endsWith('/session/phone-code'));
  await taroButton(page, '获取验证码').tap();
  await sent;
  // The sixth digit signs in.
  await form
    .locator('input')
    .nth(1)
    .fill(await product.phoneCode(phone, since));
  await form.waitFor({ state: 'detached' });
}

/** Answers the question that is asked over the page. */
export const answer = (page: Page, words: string) =>
  page.locator('.taro-model__btn:visible', { hasText: words }).tap();
