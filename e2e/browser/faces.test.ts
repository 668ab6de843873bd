import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { openBrowser } from './chromium';
import { openConsole, openShopper, taroButton } from './faces';

describe('the browser', () => {
  let browser: Browser;
  let site: Server;
  let baseUrl: string;

  beforeAll(async () => {
    site = createServer((request, response) => {
      const known = ['/', '/console/', '/favicon.ico'].includes(request.url ?? '');
      response.writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
      response.end('<link rel="icon" href="data:,"><taro-button-core>下单</taro-button-core>');
    });
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
    site?.closeAllConnections();
  });

  it('is a phone for the shopper and a wide screen for staff', async () => {
    const shopper = await openShopper(browser, baseUrl);
    await taroButton(shopper.page, '下单').tap();
    expect(await shopper.page.evaluate(() => [innerWidth > 0, navigator.maxTouchPoints > 0])).toEqual([
      true,
      true,
    ]);
    const desk = await openConsole(browser, baseUrl);
    expect(await desk.page.evaluate(() => [innerWidth, innerHeight, location.pathname])).toEqual([
      1440,
      900,
      '/console/',
    ]);
    shopper.watch.assertClean();
    desk.watch.assertClean();
  });

  it('notices page errors, console errors and failed requests, but not the expected ones', async () => {
    const { page, watch } = await openConsole(browser, baseUrl);
    await page.evaluate(async () => {
      setTimeout(() => {
        throw new Error('torn');
      });
      console.error('worn');
      await fetch('/gone');
      await fetch('/refused-on-purpose');
    });
    watch.expect('/refused-on-purpose');
    expect(watch.problems.sort()).toEqual([
      '404 GET ' + baseUrl + '/gone',
      'console: worn',
      'page error: torn',
    ]);
    expect(() => watch.assertClean()).toThrow('torn');
  });
});
