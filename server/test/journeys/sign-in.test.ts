import { MAX_ADDRESSES } from '@lanzi/shared/customer/customer.contract';
import { pixel, problemOf, refusal, ShopServer } from '../support/shop-server';

let shop: ShopServer;
beforeAll(async () => {
  shop = await ShopServer.start();
});
afterAll(() => shop.stop());

const misbehave = (service: string, mode: string, times = 1) =>
  shop.sandbox.inject({ method: 'POST', url: '/misbehave', payload: { service, mode, times } });

describe('by phone', () => {
  test('a code sent by SMS signs in once, and the same phone is the same customer however it is written', async () => {
    await shop.api().sendPhoneCode({ body: { phone: '+86 13800000001' } });
    const code = await shop.codeFor('13800000001');
    const session = await shop.api().signInByPhone({ body: { phone: '13800000001', code } });
    expect(session.me).toMatchObject({ nickname: '顾客0001', phone: '13800000001', verifierStores: [] });
    expect(session.expiresAt).toBe(shop.clock.in(30 * 86_400).toISOString());
    expect(await shop.api(session.token).getMe()).toEqual(session.me);
    const again = shop.api().signInByPhone({ body: { phone: '13800000001', code } });
    expect(await refusal(again)).toEqual([401, 'wrong_phone_code']);
    expect((await shop.shopper('+8613800000001')).id).toBe(session.me.id);
  });

  test('the message is in the language asked for', async () => {
    await shop.api(undefined, { 'accept-language': 'en' }).sendPhoneCode({ body: { phone: '51230001' } });
    const { items } = (await shop.sandbox.inject('/messages?to=51230001')).json<{
      items: { text: string }[];
    }>();
    expect(items[0]?.text).toMatch(/^Your sign-in code is \d{6}, good for 5 minutes/);
  });

  test('a code is worth nothing after five wrong tries, after five minutes, or after the next one', async () => {
    const phone = '13800000010';
    const send = () => shop.api().sendPhoneCode({ body: { phone } });
    const tryCode = (code: string) => shop.api().signInByPhone({ body: { phone, code } });
    const wrong = (code: string) => (code === '000000' ? '000001' : '000000');

    await send();
    let code = await shop.codeFor(phone);
    for (let attempt = 0; attempt < 5; attempt++)
      expect(await refusal(tryCode(wrong(code)))).toEqual([401, 'wrong_phone_code']);
    expect(await refusal(tryCode(code))).toEqual([401, 'wrong_phone_code']);

    await send();
    code = await shop.codeFor(phone);
    shop.clock.advance(5 * 60 + 1);
    expect(await refusal(tryCode(code))).toEqual([401, 'wrong_phone_code']);

    await send();
    const first = await shop.codeFor(phone);
    await send();
    code = await shop.codeFor(phone);
    if (first !== code) expect(await refusal(tryCode(first))).toEqual([401, 'wrong_phone_code']);
    expect((await tryCode(code)).me.phone).toBe(phone);
  });

  test('of many attempts with one code at once exactly one gets in', async () => {
    const phone = '13800000011';
    await shop.api().sendPhoneCode({ body: { phone } });
    const code = await shop.codeFor(phone);
    const attempts = Array.from({ length: 5 }, () => shop.api().signInByPhone({ body: { phone, code } }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('the eleventh code within ten minutes is refused with the time to wait', async () => {
    const send = () => shop.api().sendPhoneCode({ body: { phone: '13800000012' } });
    for (let sent = 0; sent < 10; sent++) await send();
    const { status, problem } = await problemOf(send());
    expect([status, problem.code]).toEqual([429, 'rate_limited']);
    expect(problem.params.seconds).toBeGreaterThan(0);
  });

  test('a gateway in trouble is said so', async () => {
    await misbehave('sms', 'error');
    const asked = shop.api().sendPhoneCode({ body: { phone: '13800000013' } });
    expect(await refusal(asked)).toEqual([502, 'provider_failed']);
  });
});

describe('by WeChat', () => {
  const signIn = (code: string) => shop.api().signInByWechat({ body: { code } });

  test('the same WeChat user is the same customer, and a code works once', async () => {
    const first = await signIn('demo-li-1');
    const second = await signIn('demo-li-2');
    expect(second.me).toEqual(first.me);
    expect(first.me).toMatchObject({ phone: null, nickname: expect.stringMatching(/^顾客\d{4}$/) });
    expect((await signIn('demo-wang-1')).me.id).not.toBe(first.me.id);
    expect(await refusal(signIn('demo-li-1'))).toEqual([401, 'wechat_code_invalid']);
    expect(await refusal(signIn('nonsense'))).toEqual([401, 'wechat_code_invalid']);
  });

  test('many first sign-ins at once make one customer', async () => {
    const sessions = await Promise.all(['a', 'b', 'c', 'd'].map((nonce) => signIn(`demo-zhao-${nonce}`)));
    expect(new Set(sessions.map(({ me }) => me.id)).size).toBe(1);
  });

  test('a busy WeChat is asked once more, one that stays busy or breaks off is said so', async () => {
    await misbehave('wechat', 'error', 1);
    expect((await signIn('demo-sun-1')).token).toBeTruthy();
    await misbehave('wechat', 'error', 2);
    expect(await refusal(signIn('demo-sun-2'))).toEqual([502, 'provider_failed']);
    await misbehave('wechat', 'off', 1);
    expect(await refusal(signIn('demo-sun-3'))).toEqual([502, 'provider_failed']);
  });
});

describe('a session', () => {
  test('ends when its owner signs out or after thirty days, and no other token opens anything', async () => {
    const { api } = await shop.shopper('13800000020');
    expect(await refusal(shop.api().getMe())).toEqual([401, 'not_signed_in']);
    expect(await refusal(shop.api('x'.repeat(32)).getMe())).toEqual([401, 'not_signed_in']);
    await api.signOutShopper();
    expect(await refusal(api.getMe())).toEqual([401, 'not_signed_in']);
    const second = await shop.shopper('13800000020');
    shop.clock.advance(30 * 86_400 - 1);
    await second.api.getMe();
    shop.clock.advance(1);
    expect(await refusal(second.api.getMe())).toEqual([401, 'not_signed_in']);
  });

  test('of a shopper opens neither the console nor the verifier’s pages', async () => {
    const { api } = await shop.shopper('13800000021');
    expect(await refusal(api.getStaffMe())).toEqual([401, 'not_signed_in']);
    expect(await refusal(api.listRedemptions({ query: {} }))).toEqual([403, 'not_a_verifier']);
  });
});

describe('one’s own data', () => {
  test('a new nickname shows at once', async () => {
    const { api } = await shop.shopper('13800000030');
    expect((await api.updateMe({ body: { nickname: '远山' } })).nickname).toBe('远山');
    expect((await api.getMe()).nickname).toBe('远山');
  });

  test('the address book keeps exactly one default and is nobody else’s', async () => {
    const { api } = await shop.shopper('13800000031');
    const other = await shop.shopper('13800000032');
    const input = (contactName: string, isDefault: boolean) => ({
      ...{ contactName, isDefault, contactPhone: '13800000031', region: '上海市 上海市 徐汇区' },
      ...{ detail: '安福路 201 弄 3 号', postcode: '' },
    });
    const book = async () =>
      (await api.listAddresses()).items.map((entry) => [entry.contactName, entry.isDefault]);

    const first = await api.createAddress({ body: input('陈', false) });
    expect(first).toEqual({ ...input('陈', true), id: first.id });
    const second = await api.createAddress({ body: input('李', true) });
    await api.createAddress({ body: input('王', false) });
    expect(await book()).toEqual([
      ['李', true],
      ['王', false],
      ['陈', false],
    ]);
    const params = { id: first.id };
    expect((await api.updateAddress({ params, body: input('陈', true) })).isDefault).toBe(true);
    expect(await book()).toEqual([
      ['陈', true],
      ['王', false],
      ['李', false],
    ]);
    expect(await refusal(other.api.updateAddress({ params, body: input('x', true) }))).toEqual([
      404,
      'not_found',
    ]);
    expect(await refusal(other.api.deleteAddress({ params }))).toEqual([404, 'not_found']);
    expect(await book()).toEqual([
      ['陈', true],
      ['王', false],
      ['李', false],
    ]);
    await api.deleteAddress({ params });
    await api.deleteAddress({ params: { id: second.id } });
    expect(await book()).toEqual([['王', true]]);
    expect(await refusal(api.deleteAddress({ params }))).toEqual([404, 'not_found']);
  });

  test('an address book that is full takes one more after one was deleted', async () => {
    const { api } = await shop.shopper('13800000034');
    const body = {
      ...{ contactName: '陈', contactPhone: '13800000034', region: '上海市 上海市 徐汇区' },
      ...{ detail: '安福路 201 弄 3 号', postcode: '', isDefault: false },
    };
    const { id } = await api.createAddress({ body });
    for (let more = 1; more < MAX_ADDRESSES; more++) await api.createAddress({ body });
    expect(await refusal(api.createAddress({ body }))).toEqual([422, 'address_book_full']);
    await api.deleteAddress({ params: { id } });
    await api.createAddress({ body });
    expect((await api.listAddresses()).items.length).toBe(MAX_ADDRESSES);
  });

  test('pictures can be uploaded, other files cannot', async () => {
    const { token } = await shop.shopper('13800000033');
    const good = await shop.upload(token, '/api/shop/uploads', pixel);
    expect(good.statusCode).toBe(201);
    const { url } = good.json<{ url: string }>();
    expect((await shop.app.inject(url)).headers['content-type']).toBe('image/png');
    const bad = await shop.upload(token, '/api/shop/uploads', Buffer.from('<svg/>'));
    expect([bad.statusCode, bad.json<{ code: string }>().code]).toEqual([415, 'unsupported_picture']);
  });
});
