import type { Route } from '@lanzi/shared/api/route';
import { allRoutes } from '@lanzi/shared/api/routes';
import type { OrderAction } from '@lanzi/shared/order/order-lifecycle';
import { type Permission, rolePermissions, roles } from '@lanzi/shared/staff/permissions';
import { asksWho } from '../../src/platform/http/principal';
import { SaveStaff } from '../../src/staff/save-staff';
import { StaffSessions } from '../../src/staff/staff-sessions';
import { pixel } from '../support/pixel';
import { newKey, openShop, parcel } from '../support/running-shop';
import { staffPassword } from '../support/staff-password';

const shop = openShop();
const notThere = { status: 404, code: 'not_found' };

test('somebody else’s order is not there, on every route a shopper has', async () => {
  const { order } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const params = { orderNo: order.orderNo };
  const attempts = [
    () => shop.other.getMyOrder({ params }),
    () => shop.other.getRedemptionCode({ params }),
    () => shop.acts('cancel', order, {}, shop.other),
    () => shop.acts('confirm_receipt', order, {}, shop.other),
    () => shop.acts('submit_proof', order, { pictureId: shop.has.pictureId }, shop.other),
    // The version says nothing either.
    () => shop.acts('cancel', { ...order, version: 99 }, {}, shop.other),
  ];
  for (const attempt of attempts) expect(await shop.refused(attempt)).toMatchObject(notThere);
  const unknown = { orderNo: '2601159999999999' };
  expect(await shop.refused(() => shop.other.getMyOrder({ params: unknown }))).toMatchObject(notThere);
  expect((await shop.other.listMyOrders({ query: {} })).items).toEqual([]);
  expect((await shop.other.countMyOrders()).all).toBe(0);
  expect((await shop.shopper.countMyOrders()).all).toBe(1);
});

test('an order cannot be sent to somebody else’s address', async () => {
  const skuId = await shop.addSku();
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }] });
  const delivery = {
    ...{ mode: 'express' as const, addressId: shop.has.othersAddressId },
    shippingMethodId: shop.has.shippingMethodId,
  };
  const quote = await shop.shopper.quote({ body: { lines: body.lines, delivery } });
  expect(quote.problems).toEqual([{ code: 'no_address', skuId: null, left: null }]);
  expect(
    await shop.refused(() => shop.shopper.placeOrder({ body: { ...body, delivery } }, newKey())),
  ).toEqual({
    ...notThere,
    params: { what: 'address' },
  });
});

test('a viewer may look and do nothing', async () => {
  const { order } = await shop.placeOne();
  const looked = await shop.viewer.getOrder({ params: { orderNo: order.orderNo } });
  expect(looked.allowedActions).toEqual([]);
  const packages = [parcel([[order.lines[0]?.id ?? '', 1]])];
  const attempts: [string, () => Promise<unknown>][] = [
    ['order.confirm_payment', () => shop.deskActs('confirm_payment', order, {}, shop.viewer)],
    ['order.confirm_payment', () => shop.deskActs('reject_proof', order, { reason: 'x' }, shop.viewer)],
    ['order.cancel', () => shop.deskActs('cancel', order, { reason: 'x' }, shop.viewer)],
    ['order.fulfil', () => shop.deskActs('ship', order, { packages }, shop.viewer)],
    ['order.fulfil', () => shop.deskActs('redeem', order, { verifierId: '1' }, shop.viewer)],
    ['order.fulfil', () => shop.deskActs('mark_out_of_stock', order, { reason: 'x' }, shop.viewer)],
    ['order.note', () => shop.deskActs('add_note', order, { note: 'x' }, shop.viewer)],
  ];
  for (const [permission, attempt] of attempts)
    expect(await shop.refused(attempt)).toEqual({
      status: 403,
      code: 'permission_denied',
      params: { permission },
    });
});

test('a clerk works the desk and does not run the shop', async () => {
  const settings = await shop.clerk.getSettings();
  const skuId = await shop.addSku();
  const attempts: [string, () => Promise<unknown>][] = [
    ['shop.write', () => shop.clerk.updateSettings({ body: settings })],
    [
      'stock.adjust',
      () => shop.clerk.adjustStock({ params: { id: skuId }, body: { delta: 5, reason: 'x' } }),
    ],
    ['catalog.write', () => shop.clerk.deleteCategories({ query: { id: [shop.has.categoryId] } })],
    ['staff.write', () => shop.clerk.listStaff()],
    ['audit.read', () => shop.clerk.listAudit({ query: {} })],
  ];
  for (const [permission, attempt] of attempts)
    expect(await shop.refused(attempt)).toEqual({
      status: 403,
      code: 'permission_denied',
      params: { permission },
    });
});

test('each person is offered exactly what they may do', async () => {
  const { order: unpaid } = await shop.placeOne();
  const { order: cod } = await shop.placeOne({ paying: 'cash_on_delivery' });
  const { order: pickup } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
  const { order: proven } = await shop.placeOne();
  await shop.submitProof(proven);
  const shipped = await shop.shipAll((await shop.placeOne({ paying: 'cash_on_delivery' })).order);
  const expected: [string, { mine: OrderAction[]; clerks: OrderAction[] }][] = [
    [
      unpaid.orderNo,
      {
        mine: ['submit_proof', 'change_payment_method', 'cancel'],
        clerks: ['submit_proof', 'confirm_payment', 'cancel', 'add_note'],
      },
    ],
    [
      proven.orderNo,
      {
        mine: ['submit_proof', 'cancel'],
        clerks: ['submit_proof', 'confirm_payment', 'reject_proof', 'cancel', 'add_note'],
      },
    ],
    [
      cod.orderNo,
      {
        mine: ['cancel'],
        clerks: ['collect', 'cancel', 'change_delivery', 'mark_out_of_stock', 'ship', 'complete', 'add_note'],
      },
    ],
    [
      pickup.orderNo,
      {
        mine: ['cancel'],
        clerks: [
          'collect',
          'cancel',
          'change_delivery',
          'mark_out_of_stock',
          'redeem',
          'complete',
          'add_note',
        ],
      },
    ],
    [
      shipped.orderNo,
      {
        mine: ['confirm_receipt', 'request_cancellation'],
        clerks: ['collect', 'edit_tracking', 'request_cancellation', 'add_note'],
      },
    ],
  ];
  const summaries = {
    mine: (await shop.shopper.listMyOrders({ query: {} })).items,
    clerks: (await shop.clerk.listOrders({ query: {} })).items,
    viewers: (await shop.viewer.listOrders({ query: {} })).items,
  };
  for (const [orderNo, { mine, clerks }] of expected) {
    const params = { orderNo };
    expect((await shop.shopper.getMyOrder({ params })).allowedActions).toEqual(mine);
    expect((await shop.clerk.getOrder({ params })).allowedActions).toEqual(clerks);
    const inList = (items: { orderNo: string; allowedActions: OrderAction[] }[]) =>
      items.find((item) => item.orderNo === orderNo)?.allowedActions;
    expect(Object.values(summaries).map(inList)).toEqual([mine, clerks, []]);
  }
});

describe('every route of the API', () => {
  type Known = { status: number; code: string };
  const closed = allRoutes.filter(({ audience }) => asksWho(audience));
  const staffRoutes = closed.filter(({ audience }) => audience === 'staff');
  const guarded = staffRoutes.flatMap(({ permission, ...route }) =>
    permission ? [{ ...route, permission }] : [],
  );

  /** How the route answers whoever has `token`, asked for something that is not there. */
  async function ask({ method, path }: Route, token: string | null): Promise<Known> {
    const place = path
      .replace(':orderNo', '2601150000000000')
      .replace(':action', 'cancel')
      .replace(':id', '999');
    const headers = new Headers(token === null ? {} : { authorization: `Bearer ${token}` });
    const answer = await fetch(shop.url + place, { method, headers });
    // Files come as they are: only JSON has a code.
    const isJson = answer.headers.get('content-type')?.includes('json');
    const text = await answer.text();
    return {
      status: answer.status,
      code: (isJson && text && (JSON.parse(text) as Partial<Known>).code) || '',
    };
  }
  /** What each of the routes answers, by its name. */
  async function answers(routes: readonly Route[], token: string | null): Promise<Record<string, Known>> {
    const each = await Promise.all(routes.map(async (route) => [route.name, await ask(route, token)]));
    return Object.fromEntries(each) as Record<string, Known>;
  }
  const all = (routes: readonly Route[], known: Known) =>
    Object.fromEntries(routes.map(({ name }) => [name, known]));
  const notSignedIn = { status: 401, code: 'not_signed_in' };
  /** Payers do not sign in: they have a link. */
  const turnedAway = (routes: readonly Route[]) => ({
    ...all(routes, notSignedIn),
    ...all(
      routes.filter(({ audience }) => audience === 'payer'),
      { status: 401, code: 'pay_link_invalid' },
    ),
  });

  test('is closed, but for those that are open on purpose', () => {
    const names = (routes: readonly Route[]) => routes.map(({ name }) => name).sort();
    expect(names(allRoutes.filter(({ audience }) => audience === 'public'))).toEqual([
      ...['getShop', 'getShopProduct', 'listProductReviews'],
      ...['listShopCategories', 'listShopProducts', 'listShopStores'],
      ...['sendPhoneCode', 'signInByPhone', 'signInByWechat', 'signInStaff'],
    ]);
    // Their callers sign what they send.
    expect(names(allRoutes.filter(({ audience }) => audience === 'provider'))).toEqual([
      ...['alipayNotice', 'kdniaoNotice', 'wechatPayNotice'],
    ]);
    // Everybody at the desk may ask who they are, and leave.
    expect(names(staffRoutes.filter(({ permission }) => !permission))).toEqual([
      'getStaffMe',
      'signOutStaff',
    ]);
  });

  test('that is closed refuses nobody’s request and an invented token', async () => {
    expect(await answers(closed, null)).toEqual(turnedAway(closed));
    expect(await answers(closed, 'x'.repeat(32))).toEqual(turnedAway(closed));
  });

  test('refuses those who are signed in elsewhere', async () => {
    expect(await answers(staffRoutes, shop.token('verifier'))).toEqual(all(staffRoutes, notSignedIn));
    const others = closed.filter(({ audience }) => audience !== 'staff');
    expect(await answers(others, shop.token('owner'))).toEqual(turnedAway(others));
    const verifiers = closed.filter(({ audience }) => audience === 'verifier');
    expect(await answers(verifiers, shop.token('shopper'))).toEqual(
      all(verifiers, { status: 403, code: 'not_a_verifier' }),
    );
  });

  test.each(roles)(
    'lets a member of staff who is %s do what this role may, and nothing else',
    async (role) => {
      const account = { username: `one-${role}`, name: role, role, password: staffPassword };
      const id = await shop.app.get(SaveStaff).create({ staffId: 0, name: 'founder', ip: null }, account);
      const { token } = await shop.app.get(StaffSessions).open(id, '127.0.0.1');
      const may = ({ permission }: { permission: Permission }) => rolePermissions[role].has(permission);
      const mayNot = guarded.filter((route) => !may(route));
      expect(await answers(mayNot, token)).toEqual(all(mayNot, { status: 403, code: 'permission_denied' }));
      for (const [name, { status }] of Object.entries(await answers(guarded.filter(may), token)))
        expect([name, [401, 403, 500].includes(status)]).toEqual([name, false]);
    },
  );

  test('a clerk may upload a picture, a viewer may not', async () => {
    expect((await shop.upload('clerk', pixel)).status).toBe(201);
    const refused = await shop.upload('viewer', pixel);
    expect([refused.status, await refused.json()]).toMatchObject([
      ...[403, { code: 'permission_denied', params: { permission: 'picture.upload' } }],
    ]);
  });
});
