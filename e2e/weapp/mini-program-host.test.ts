import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppPackage } from './app-package';
import { MiniProgramHost } from './mini-program-host';
import { checkWithWeChatCompilers } from './wechat-compilers';

const dir = path.join(__dirname, '../fixtures/weapp');

describe('a phone with the built mini-program', () => {
  let shop: Server;
  let host: MiniProgramHost;
  let uploaded = '';

  beforeAll(async () => {
    shop = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        uploaded = Buffer.concat(parts).toString('latin1');
        const items = [
          { id: 1, name: '番茄', stock: 5 },
          { id: 2, name: '鸡蛋', stock: 0 },
        ];
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(request.url === '/items' ? { items } : { bytes: uploaded.length }));
      });
    });
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    shop.close();
    shop.closeAllConnections();
  });

  beforeEach(async () => {
    const api = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    const storage = new Map([['api', JSON.stringify('https://built-in.example')]]);
    host = new MiniProgramHost({ dir, server: api, storage });
    await host.launch();
  });
  afterEach(() => {
    host.close();
    expect(host.errors).toEqual([]);
  });

  it('shows what the server answered, through the templates that WeChat compiles', () => {
    expect(host.findAll('.card .price').map((node) => node.children[0])).toHaveLength(2);
    expect(host.text('.price')).toBe('番茄');
    expect(host.sees('看不见')).toBe(false);
    expect(host.network.calls).toMatchObject([{ method: 'GET', status: 200 }]);
  });

  it('lets a tap bubble up to the card and a caught tap stay on its button', async () => {
    await host.tap('.add');
    expect(host.phone.toasts).toEqual(['已加入']);
    expect(host.phone.badges.get(1)).toBe('1');
    expect(host.openRoutes).toEqual(['pages/home/index']);
    await host.tap('.price');
    expect(host.page.route).toBe('packages/order/pages/detail/index');
    expect(host.page.title).toBe('订单');
    expect(host.text()).toBe('订单 1 %E7%95%AA%E8%8C%84');
    await host.back();
    expect(host.page.route).toBe('pages/home/index');
  });

  it('refuses a tap on a disabled button, and says what is on the page when nothing matches', async () => {
    await expect(host.tap(host.findAll('.add')[1] ?? '.add')).rejects.toThrow('“加入购物车” is disabled');
    await expect(host.tap('.nowhere')).rejects.toThrow(
      /nothing like .nowhere here; pages\/home\/index shows: .*番茄/,
    );
  });

  it('types with the debounce awaited, into components too', async () => {
    await host.type('.search', '苹果');
    await host.submit('.search');
    expect(host.text('.result')).toBe('找 苹果');
    expect(host.text('.chip')).toBe('词：苹果');
    await host.tap('.chip');
    expect(host.phone.toasts).toEqual(['chip']);
  });

  it('answers sign-in, scanner and dialogs as the test says', async () => {
    host.answers.loginCode = 'wx-7';
    await host.tap({ text: '登录' });
    expect(host.text('.result')).toBe('wx-7');
    await host.tap({ text: '扫一扫' });
    expect(host.text('.result')).toBe('scanCode:fail cancel');
    host.answers.scan = 'https://shop.example/r/ABC';
    await host.tap({ text: '扫一扫' });
    expect(host.text('.result')).toBe('https://shop.example/r/ABC');
    await host.tapTab('我的');
    host.answers.modal = 'cancel';
    await host.tap({ text: '清空' });
    expect(host.text('.result')).toBe('没有清空');
    host.answers.modal = 'confirm';
    await host.tap({ text: '清空' });
    expect(host.text('.result')).toBe('清空了');
  });

  it('hands what is to be paid to whoever pays, and says what came of it', async () => {
    await host.tap({ text: '付款' });
    expect(host.text('.result')).toBe('requestPayment:fail cancel');
    const payments: object[] = [];
    host.answers.pay = (payment) => {
      payments.push(payment);
      return Promise.resolve(payments.length === 1 ? 'the signature is not right' : undefined);
    };
    await host.tap({ text: '付款' });
    expect(host.text('.result')).toBe('requestPayment:fail the signature is not right');
    await host.tap({ text: '付款' });
    expect(host.text('.result')).toBe('requestPayment:ok');
    const signed = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'RSA', paySign: 's' };
    expect(payments).toEqual([signed, signed]);
  });

  it('uploads a picture as multipart over HTTP', async () => {
    host.answers.media = [__filename];
    await host.tap({ text: '传凭证' });
    expect(host.text('.result')).toMatch(/^200 \d+$/);
    expect(uploaded).toContain('name="file"; filename="mini-program-host.test.ts"');
    expect(uploaded).toContain('name="order"');
  });

  it('has only what the app-service has', async () => {
    await host.tap({ text: '探测' });
    expect(host.text('.result')).toBe(`${'undefined '.repeat(7)}refused`);
    expect(host.text('.price')).toBe('改名');
  });

  it('settles while an interval and a heartbeat go on', async () => {
    await host.tap({ text: '轮询' });
    await host.until(() => host.sees(/第 [3-9]\d 次/), 'the thirtieth poll');
  });

  it('pulls down to refresh, offline and online', async () => {
    host.network.offline = true;
    await host.pullDown();
    expect(host.text('.result')).toBe('request:fail net::ERR_INTERNET_DISCONNECTED');
    host.network.offline = false;
    await host.pullDown();
    expect(host.phone.refreshing).toBe(false);
    expect(host.network.calls.map(({ status }) => status)).toEqual([200, 0, 200]);
  });

  it('opens where a scanned code leads', async () => {
    await host.launch('packages/order/pages/detail/index?id=9&name=x', 1011);
    expect(host.text()).toBe('订单 9 x');
    expect(host.preview()).toContain('订单 9 x');
  });
});

describe('the package', () => {
  it('passes the compilers of WeChat, and counts sub-packages apart', () => {
    const app = new AppPackage(dir);
    expect(checkWithWeChatCompilers(app)).toEqual({ wxmlFiles: 4, wxssFiles: 1, errors: [] });
    const { main, subPackages, total } = app.sizes();
    expect(Object.keys(subPackages)).toEqual(['packages/order']);
    expect(main + (subPackages['packages/order'] ?? 0)).toBe(total);
  });

  it('is refused when a template is broken', () => {
    const broken = mkdtempSync(path.join(tmpdir(), 'broken-weapp-'));
    cpSync(dir, broken, { recursive: true });
    writeFileSync(path.join(broken, 'pages/me/index.wxml'), '<view><text></view>');
    writeFileSync(path.join(broken, 'app.wxss'), 'view { color: ');
    const { errors } = checkWithWeChatCompilers(new AppPackage(broken));
    rmSync(broken, { recursive: true });
    expect(errors).toEqual([
      expect.stringContaining('pages/me/index.wxml'),
      expect.stringContaining('app.wxss'),
    ]);
  });
});
