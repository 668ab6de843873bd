import path from 'node:path';
import { shopperApi, staffApi, VERIFIER_PHONE } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { AppPackage } from '../weapp/app-package';
import { MiniProgramHost } from '../weapp/mini-program-host';
import { checkWithWeChatCompilers } from '../weapp/wechat-compilers';

const WEAPP = process.env.WEAPP_DIR ?? path.join(__dirname, '../../miniapp/dist/weapp');
const MEGABYTE = 1024 * 1024;

describe('The mini-program as WeChat runs it', () => {
  let product: RunningProduct;
  let phone: MiniProgramHost;
  let logins = 0;
  let orderNo: string;

  const route = () => phone.page.route;
  /** Nothing may go wrong inside the app, and it may use nothing that WeChat does not have. */
  const step = (sentence: string, walk: () => Promise<void>) =>
    it(sentence, async () => {
      await walk();
      expect(phone.errors).toEqual([]);
    });

  beforeAll(async () => {
    product = await RunningProduct.start();
    phone = new MiniProgramHost({
      dir: WEAPP,
      server: product.baseUrl,
      answers: { loginCode: () => `demo-linxiao-${++logins}` },
    });
  });
  afterAll(async () => {
    phone?.close();
    await product?.stop();
  });

  it('passes WeChat’s own compilers, and its main package is at most 1.5 MB', () => {
    const app = new AppPackage(WEAPP);
    expect(checkWithWeChatCompilers(app).errors).toEqual([]);
    const { main } = app.sizes();
    process.stdout.write(`main package of the mini-program: ${(main / 1024).toFixed(0)} KB\n`);
    expect(main).toBeLessThanOrEqual(1.5 * MEGABYTE);
  });

  step('signs the shopper in by wx.login without a word', async () => {
    await phone.launch();
    expect(phone.calls.some(({ api }) => api === 'login')).toBe(true);
    expect(phone.network.calls).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        url: expect.stringContaining('/session/wechat'),
        status: 200,
      }),
    );
    await phone.tapTab('我的');
    expect(phone.sees('登录 / 注册')).toBe(false);
    expect(phone.sees('我的订单')).toBe(true);
  });

  step('shows what there is: home, a category, a product', async () => {
    await phone.tapTab('首页');
    expect(phone.findAll('.product-card').length).toBeGreaterThanOrEqual(10);
    await phone.tapTab('分类');
    await phone.tap({ text: '新鲜蔬菜', within: '.category__rail' });
    await phone.tap('.product-card');
    expect(route()).toBe('packages/catalog/pages/product/index');
    expect(phone.findAll('.product__picture').length).toBeGreaterThan(0);
  });

  step('puts the chosen SKU into the cart', async () => {
    await phone.tap({ text: '加入购物车' });
    const [first] = phone.findAll('.sku-sheet__choice');
    if (first) await phone.tap(first);
    await phone.tap({ text: '加入购物车', within: '.sheet' });
    await phone.back();
    await phone.tapTab('购物车');
    expect(phone.findAll('.cart-row')).toHaveLength(1);
    expect(phone.phone.badges.get(2)).toBe('1');
  });

  step('places an order to be picked up and paid at the store', async () => {
    await phone.tap({ text: '结算 (1)' });
    await phone.tap({ text: '到店自提' });
    await phone.tap('.delivery-choice__place');
    expect(route()).toBe('packages/checkout/pages/stores/index');
    await phone.tap('.stores__store');
    const [name, number] = phone.findAll('.delivery-choice__contact input');
    if (!name || !number) throw new Error('the contact’s fields are missing');
    await phone.type(name, '林晓');
    await phone.type(number, '13800000001');
    await phone.tap({ text: '到店付款', within: '.option-card' });
    await phone.tap({ text: '提交订单' });
    expect(route()).toBe('packages/checkout/pages/placed/index');
    orderNo = /\d{10,}/.exec(phone.text())?.[0] ?? '';
    const order = await (await staffApi(product)).getOrder({ params: { orderNo } });
    expect(order).toMatchObject({ status: 'processing', origin: 'miniapp', delivery: { mode: 'pickup' } });
  });

  step('shows the code to be redeemed, with the screen bright', async () => {
    await phone.tap({ text: '查看订单' });
    expect(route()).toBe('packages/order/pages/detail/index');
    expect(String(phone.find('.pickup-code__picture').attributes.src)).toMatch(/^data:image\/png;base64,/);
    expect(phone.text('.pickup-code__digits')).toMatch(/^\d{4} \d{4}$/);
    expect(phone.phone.brightness).toBe(1);
  });

  step('says “picked up” by itself once the store has redeemed it', async () => {
    const verifier = await shopperApi(product, VERIFIER_PHONE);
    const code = phone.text('.pickup-code__digits').replace(' ', '');
    const { due, store } = await verifier.previewRedemption({ query: { code } });
    expect(store.name).not.toBe('');
    expect(due).toBeGreaterThan(0);
    await verifier.redeem({ body: { code, cashCollected: true } });
    await phone.until(() => phone.sees('已取货'), 'the order to be picked up');
    await product.checkBooks();
  });

  step('leads an order to be paid by WeChat Pay to the cashier', async () => {
    await phone.tapTab('首页');
    await phone.tap('.product-card');
    await phone.tap({ text: '立即购买' });
    const [first] = phone.findAll('.sku-sheet__choice');
    if (first) await phone.tap(first);
    await phone.tap({ text: '立即购买', within: '.sheet' });
    await phone.tap({ text: '到店自提' });
    await phone.tap({ text: '微信支付', within: '.option-card' });
    await phone.tap({ text: '提交订单' });
    expect(route()).toBe('packages/order/pages/cashier/index');
    orderNo = phone.page.query['orderNo'] ?? '';
    phone.answers.pay = null;
    await phone.tap({ text: /^支付 ¥/ });
    expect(phone.phone.toasts.at(-1)).toBe('还没有付款，随时可以继续');
  });

  step('pays in WeChat’s sheet, which takes nothing but what the shop has signed', async () => {
    const refusals: (string | undefined)[] = [];
    phone.answers.pay = async (payment) => {
      refusals.push(await product.payAtProvider({ ...payment, nonceStr: 'another' }));
      refusals.push(await product.payAtProvider(payment));
      return refusals.at(-1);
    };
    await phone.tap({ text: /^支付 ¥/ });
    await phone.until(() => phone.sees('付款成功'), 'the shop to know that it is paid');
    expect(refusals).toEqual([expect.stringContaining('paySign'), undefined]);
    const order = await (await staffApi(product)).getOrder({ params: { orderNo } });
    expect(order).toMatchObject({
      status: 'processing',
      payment: { kind: 'wechat_pay', state: 'paid' },
      attempts: [{ state: 'paid', amount: order.amounts.total }],
    });
    await product.checkBooks();
  });
});
