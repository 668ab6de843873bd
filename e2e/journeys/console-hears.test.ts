import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Api } from '@lanzi/shared/api/client';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../browser/chromium';
import type { Face } from '../browser/faces';
import {
  handleAll,
  hears,
  listeningDesk,
  soundIs,
  spokenBy,
  untouchedTab,
  waiting,
} from '../browser/order-desk';
import { watchConsoleErrors } from '../browser/watch-console-errors';
import { loudness, SILENCE_PEAK } from '../sound/loudness';
import { NullSink } from '../sound/null-sink';
import { orderer, payOnline, shopperApi, staffApi, type Way } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { until } from '../support/until';

const SECOND = 1_000;
const CHIME = path.join(__dirname, '../../console/public/sounds/chime.mp3');
/** Louder than any noise of a sound server at rest. */
const AUDIBLE_PEAK = 0.05;

describe('The console hears orders', () => {
  let product: RunningProduct;
  let sink: NullSink;
  let browser: Browser;
  let desk: Face;
  let owner: Api;
  let shopper: Api;
  let place: Awaited<ReturnType<typeof orderer>>;

  /** Places an order and says how long after the API's answer the console began to speak. */
  async function placeAndHear(way: Way, sentence: string | RegExp) {
    const order = await place(way);
    const placedAt = Date.now();
    const spoken = await hears(desk.page, sentence);
    return { order, ...spoken, after: spoken.at - placedAt };
  }

  async function handleEverything() {
    const { items } = await owner.listAlerts({ query: { handled: 'false', limit: 100 } });
    for (const { id } of items) await owner.handleAlert({ params: { id } });
  }

  async function repeatEvery(seconds: number) {
    const { version, ...settings } = await owner.getSettings();
    await owner.updateSettings({ body: { ...settings, version, alertRepeatSeconds: seconds } });
  }

  beforeAll(async () => {
    sink = await NullSink.start();
    product = await RunningProduct.start();
    owner = await staffApi(product);
    await repeatEvery(0);
    shopper = await shopperApi(product);
    place = await orderer(shopper);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await sink?.stop();
  });

  describe('where the browser has no Chinese voice', () => {
    beforeAll(async () => {
      browser = await openBrowser({ sound: sink.environment });
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      desk = await listeningDesk(browser, product.baseUrl);
    });
    afterEach(async () => {
      await desk.context.close();
      await handleEverything();
      desk.watch.assertClean();
    });

    it('by recorded clips that really sound, within a second, and nothing sounds before', async () => {
      const quiet = await sink.record();
      await until(() => quiet.heard().seconds >= 1, 'a second of silence');
      expect(loudness(await quiet.stop()).peak).toBeLessThan(SILENCE_PEAK);

      const recording = await sink.record();
      const { via, after, text } = await placeAndHear('express-cash', '您有新的订单');
      await until(() => recording.heard().peak > AUDIBLE_PEAK, 'a sound');
      const { peak, rms } = loudness(await recording.stop());
      expect({ via, text }).toEqual({
        via: 'clip',
        text: expect.stringMatching(/^您有新的订单，.+，请及时处理$/),
      });
      expect(after).toBeLessThan(SECOND);
      expect(peak).toBeGreaterThan(AUDIBLE_PEAK);
      expect(rms).toBeGreaterThan(SILENCE_PEAK);
    });

    it('of each kind in its own words: a pickup order, an order to be paid by transfer', async () => {
      await soundIs(desk.page, '播报已开启');
      const pickup = await placeAndHear('pickup-at-store', '自提订单');
      expect(pickup.text).toContain(pickup.order.delivery.store?.name);
      expect(pickup.after).toBeLessThan(SECOND);
      // It waits for the sentence before it to end.
      await placeAndHear('express-offline', '您有新的订单');
    });

    it('and money that needs somebody: of a wrong amount, and a refund that failed', async () => {
      await soundIs(desk.page, '播报已开启');
      await product.misbehave('wechat_pay', 'notify_wrong_amount');
      const strayed = await place('express-wechat');
      await payOnline(product, shopper, strayed.orderNo);
      expect(await hears(desk.page, '收到一笔异常款项')).toMatchObject({ via: 'clip' });

      const order = await place('express-wechat');
      const { orderNo, version } = await payOnline(product, shopper, order.orderNo);
      await hears(desk.page, '您有新的订单');
      await product.misbehave('wechat_pay', 'not_enough');
      await owner.actOnOrder(
        { params: { orderNo, action: 'cancel' }, body: { version, reason: '缺货' } },
        { idempotencyKey: randomUUID() },
      );
      expect(await hears(desk.page, '有一笔退款没有成功')).toMatchObject({ via: 'clip' });
    });

    it("by the shop's own sound once it has one, and by the clips where that cannot be played", async () => {
      const manager = await listeningDesk(browser, product.baseUrl, 'manager');
      await manager.page.goto('/console/settings');
      const row = manager.page.locator('.alert-sound', { hasText: '新订单' });
      await row.locator('input').setInputFiles(CHIME);
      // It is played at once to whoever chose it.
      expect((await hears(manager.page, '您有新的订单')).via).toBe('own');
      await manager.page.getByRole('button', { name: /保\s*存/ }).click();
      await manager.page.getByText('已保存').waitFor();
      const { new_order: own } = (await owner.getSettings()).alertSounds;
      expect(own?.name).toBe('chime.mp3');

      const { page, watch } = desk;
      await page.reload();
      await soundIs(page, '播报已开启');
      const fetched = page.waitForRequest((request) => request.url().endsWith(String(own?.url)));
      const recording = await sink.record();
      const { via, after } = await placeAndHear('express-cash', '您有新的订单');
      await fetched;
      await until(() => recording.heard().peak > AUDIBLE_PEAK, 'a sound');
      await recording.stop();
      expect(via).toBe('own');
      expect(after).toBeLessThan(SECOND);

      watch.expect(/ERR_FAILED/);
      await page.route('**/uploads/**', (route) => route.abort());
      expect((await placeAndHear('pickup-at-store', '自提订单')).via).toBe('clip');

      await row.getByRole('button', { name: /移除/ }).click();
      await row.getByText('语音播报').waitFor();
      await manager.page.getByRole('button', { name: /保\s*存/ }).click();
      await until(async () => !(await owner.getSettings()).alertSounds.new_order, 'the sound gone');
      manager.watch.assertClean();
      await manager.context.close();
    });

    it('in one sentence when ten come at once', async () => {
      const orders = await Promise.all(Array.from({ length: 10 }, () => place('pickup-at-store')));
      expect(new Set(orders.map(({ orderNo }) => orderNo)).size).toBe(10);
      await hears(desk.page, '您有10条新的订单消息');
      await waiting(desk.page, 10);
      expect(await spokenBy(desk.page)).toHaveLength(1);
    });

    it('in one of two tabs only, and in the other once the first is closed', async () => {
      const { page: other, reads } = await untouchedTab(desk);
      const watch = watchConsoleErrors(other);
      await reads(`document.querySelector('.frame-tools')?.innerText.includes('另一窗口播报中')`);
      await other.locator('.desk-head').click();
      await soundIs(other, '播报已开启');
      await place('express-cash');
      await Promise.all([waiting(desk.page, 1), waiting(other, 1)]);
      await hears(desk.page, '您有新的订单');
      await desk.page.close();
      desk.page = other;
      await place('pickup-at-store');
      await hears(other, '自提订单');
      expect((await spokenBy(other)).map(({ text }) => text)).toEqual([expect.stringContaining('自提订单')]);
      watch.assertClean();
    });

    it('only after one click where the browser keeps the tab silent', async () => {
      const { page: silent, reads } = await untouchedTab(desk);
      await desk.page.close();
      desk.page = silent;
      await reads(`document.querySelector('.alert-bar')?.innerText.includes('浏览器会静音')`);
      await place('express-cash');
      await reads(`document.querySelector('[aria-label="消息提醒，1 条未处理"]') !== null`);
      await reads(`document.querySelector('.alert-bar') !== null && window.__lanziSpoken.length === 0`);
      await silent.locator('.alert-bar').click();
      await silent.locator('.alert-bar').waitFor({ state: 'detached' });
      await hears(silent, '您有新的订单');
      expect((await spokenBy(silent)).map(({ text }) => text)).toEqual([
        '语音播报已开启',
        expect.stringContaining('您有新的订单'),
      ]);
    });

    it('that were placed while it was offline, after it is back', async () => {
      const { page, context, watch } = desk;
      watch.expect(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|WebSocket connection/);
      await context.setOffline(true);
      await product.restart();
      await page.getByText('与服务器的连接断开了').waitFor();
      const missed = await place('pickup-at-store');
      expect(await spokenBy(page)).toEqual([]);
      await context.setOffline(false);
      await hears(page, '自提订单');
      await page.getByText('与服务器的连接断开了').waitFor({ state: 'detached' });
      await page.locator(`[data-order-no="${missed.orderNo}"]`).waitFor();
      await waiting(page, 1);
    });

    it('again and again until someone handles them, which every console sees', async () => {
      await repeatEvery(1);
      const manager = await listeningDesk(browser, product.baseUrl, 'manager');
      await desk.page.reload();
      await desk.page.locator('.frame').waitFor();
      await place('express-cash');
      await hears(manager.page, '您有新的订单', 3);
      await waiting(desk.page, 1);
      await handleAll(desk.page);
      await waiting(manager.page, 0);
      const { length } = await spokenBy(manager.page);
      await place('pickup-at-store');
      await hears(manager.page, '自提订单', 3);
      const after = (await spokenBy(manager.page)).slice(length).filter(({ text }) => !text.includes('自提'));
      expect(after).toEqual([]);
      await repeatEvery(0);
      manager.watch.assertClean();
      await manager.context.close();
    });
  });

  it('by a Chinese voice where the browser has one, and that sounds too', async () => {
    browser = await openBrowser({ sound: sink.environment, voice: true });
    desk = await listeningDesk(browser, product.baseUrl);
    await desk.page.waitForFunction(() => speechSynthesis.getVoices().length > 0);
    const recording = await sink.record();
    const { via, text } = await placeAndHear('express-cash', '您有新的订单');
    await until(() => recording.heard().peak > AUDIBLE_PEAK, 'a voice');
    await recording.stop();
    expect({ via, text }).toEqual({
      via: 'voice',
      text: expect.stringMatching(/^您有新的订单，.+，请及时处理$/),
    });
    desk.watch.assertClean();
  });

  it('and the books agree', async () => {
    await product.checkBooks();
  });
});
