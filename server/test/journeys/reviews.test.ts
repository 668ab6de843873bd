import type { Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Role } from '@lanzi/shared/staff/permissions';
import { Review } from '../../src/order/review.entity';
import { isDuplicate } from '../../src/platform/database/dialect';
import { SaveStaff } from '../../src/staff/save-staff';
import { StaffSessions } from '../../src/staff/staff-sessions';
import { problemOf } from '../support/refusals';
import { asStaff, moderate, picture, received, write } from '../support/reviewing';
import { openShop } from '../support/running-shop';
import { staffPassword } from '../support/staff-password';

const shop = openShop();
const ofProduct = (id: string, query: object = {}) =>
  shop.shopper.listProductReviews({ params: { id }, query });
const ratingOf = async (id: string) => (await ofProduct(id)).rating;
const none = { count: 0, average: null };

/** A received order of a new product. */
async function bought() {
  const skuId = await shop.addSku({ name: '青提' });
  const order = await received(shop, [skuId]);
  return { order, skuId, productId: order.lines[0]?.productId ?? '' };
}

async function switchReviews(reviewsEnabled: boolean): Promise<void> {
  const settings = await shop.owner.getSettings();
  await shop.owner.updateSettings({ body: { ...settings, reviewsEnabled } });
}

describe('a shopper', () => {
  test('says what they think of each item once they have it, with stars, words and pictures', async () => {
    const skuIds = [await shop.addSku({ name: '青提' }), await shop.addSku({ name: '鲜奶' })];
    const order = await received(shop, skuIds);
    expect(order.allowedActions).toContain('review');
    expect(order.reviews).toEqual([]);
    const [grapes, milk] = order.lines;
    const pictureIds = [await picture(shop), await picture(shop)];
    const first = await write(shop, order, { stars: 4, text: ' 很甜，就是少 ', pictureIds });
    expect(first).toMatchObject({
      ...{
        status: 'completed',
        version: order.version + 1,
        allowedActions: ['request_after_sale', 'review'],
      },
      reviews: [
        {
          ...{ lineId: grapes?.id, status: 'shown', stars: 4, text: '很甜，就是少', reply: null },
          ...{ createdAt: shop.clock.now().toISOString() },
          pictures: pictureIds.map((id) => ({ id, url: expect.stringContaining(id) as string })),
        },
      ],
    });
    const both = await write(shop, first, { lineId: milk?.id ?? '', stars: 5 });
    expect(both.allowedActions).toEqual(['request_after_sale']);
    expect(both.reviews).toMatchObject([
      { lineId: grapes?.id },
      { lineId: milk?.id, text: '', pictures: [] },
    ]);
    expect(await ofProduct(grapes?.productId ?? '')).toEqual({
      items: [
        {
          ...{ id: both.reviews[0]?.id, stars: 4, text: '很甜，就是少', pictures: both.reviews[0]?.pictures },
          ...{ author: '林***', skuName: { 'zh-CN': '1 件' }, reply: null },
          createdAt: shop.clock.now().toISOString(),
        },
      ],
      ...{ nextCursor: null, rating: { count: 1, average: 4 } },
    });
    const seen = await shop.clerk.getOrder({ params: { orderNo: order.orderNo } });
    expect(seen.reviews).toEqual(both.reviews);
    expect(seen.timeline.slice(-2)).toMatchObject([
      { action: 'review', actor: { kind: 'shopper', name: '林晓' }, from: 'completed', to: 'completed' },
      { action: 'review', details: { product: { 'zh-CN': '鲜奶' }, stars: 5 } },
    ]);
    expect(both.timeline.at(-1)).toMatchObject({ action: 'review', details: null });
  });

  test('reviews an item once only', async () => {
    const { order } = await bought();
    const once = await write(shop, order, { stars: 5 });
    const twice = { status: 409, code: 'already_reviewed', params: {} };
    expect(await shop.refused(() => write(shop, once, { stars: 1 }))).toEqual(twice);
    // Whoever did not see the first one is told the same.
    expect(await shop.refused(() => write(shop, order, { stars: 1 }))).toEqual(twice);
    // And so is who has something else of the order to review.
    const two = await received(shop, [await shop.addSku(), await shop.addSku()]);
    const half = await write(shop, two, { stars: 5 });
    expect(half.allowedActions).toContain('review');
    expect(await shop.refused(() => write(shop, half, { stars: 1 }))).toEqual(twice);
    const [row] = await shop.dataSource.manager.findBy(Review, { lineId: Number(order.lines[0]?.id) });
    const again = { ...row, id: undefined };
    const error: unknown = await shop.dataSource.manager.insert(Review, again).catch((why: unknown) => why);
    expect(isDuplicate(error)).toBe(true);
  });

  test('reviews nothing before it is received, and nothing of somebody else’s', async () => {
    const { order: unpaid } = await shop.placeOne();
    expect(await shop.refused(() => write(shop, unpaid, { stars: 5 }))).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'review', why: 'wrong_status' },
    });
    const { order } = await bought();
    const notThere = { status: 404, code: 'not_found' };
    expect(await shop.refused(() => write(shop, order, { stars: 5 }, shop.other))).toMatchObject(notThere);
    const lineId = unpaid.lines[0]?.id ?? '';
    expect(await shop.refused(() => write(shop, order, { stars: 5, lineId }))).toEqual({
      ...notThere,
      params: { what: 'line' },
    });
    const pictureIds = [await picture(shop, 'other')];
    expect(await shop.refused(() => write(shop, order, { stars: 5, pictureIds }))).toEqual({
      ...notThere,
      params: { what: 'picture' },
    });
  });

  test('gives one to five stars, whole ones, and no more than nine pictures, each once', async () => {
    const { order } = await bought();
    const one = await picture(shop);
    const ten = [one, ...(await Promise.all(Array.from({ length: 9 }, () => picture(shop))))];
    const wrong: [string, Parameters<typeof write>[2]][] = [
      ['stars', { stars: 0 }],
      ['stars', { stars: 6 }],
      ['stars', { stars: 4.5 }],
      ['text', { stars: 5, text: '好'.repeat(501) }],
      ['pictureIds', { stars: 5, pictureIds: ten }],
      ['pictureIds', { stars: 5, pictureIds: [one, one] }],
    ];
    for (const [path, said] of wrong) {
      const { status, errors } = await problemOf(write(shop, order, said));
      expect([status, errors?.map((error) => error.path)]).toEqual([400, [path]]);
    }
    const nine = await write(shop, order, { stars: 1, text: '差'.repeat(500), pictureIds: ten.slice(1) });
    expect(nine.reviews[0]?.pictures).toHaveLength(9);
  });

  test('reviews what was picked up, and what staff completed by hand', async () => {
    const { order } = await shop.placeOne({ pickup: true, paying: 'pay_at_store' });
    const { code } = await shop.shopper.getRedemptionCode({ params: { orderNo: order.orderNo } });
    await shop.verifier.redeem({ body: { code, cashCollected: true } });
    const pickedUp = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect((await write(shop, pickedUp, { stars: 3 })).reviews).toMatchObject([{ stars: 3 }]);
  });
});

describe('the product page', () => {
  test('shows the newest first, page by page, all of them or those with pictures or so many stars', async () => {
    const skuId = await shop.addSku();
    const said: [number, boolean][] = [
      ...([
        [5, true],
        [4, false],
        [5, false],
        [2, true],
        [5, true],
      ] as [number, boolean][]),
    ];
    let productId = '';
    for (const [stars, pictured] of said) {
      const order = await received(shop, [skuId]);
      productId = order.lines[0]?.productId ?? '';
      await write(shop, order, { stars, pictureIds: pictured ? [await picture(shop)] : [] });
    }
    const starsOf = async (query: object) => {
      const { items, nextCursor, rating } = await ofProduct(productId, query);
      expect(rating).toEqual({ count: 5, average: 4.2 });
      return { stars: items.map(({ stars }) => stars), nextCursor };
    };
    expect(await starsOf({})).toEqual({ stars: [5, 2, 5, 4, 5], nextCursor: null });
    expect(await starsOf({ pictured: true })).toEqual({ stars: [5, 2, 5], nextCursor: null });
    expect(await starsOf({ stars: 5 })).toEqual({ stars: [5, 5, 5], nextCursor: null });
    expect(await starsOf({ stars: 5, pictured: true })).toEqual({ stars: [5, 5], nextCursor: null });
    expect(await starsOf({ stars: 3 })).toEqual({ stars: [], nextCursor: null });
    const { stars, nextCursor } = await starsOf({ limit: 2 });
    expect(stars).toEqual([5, 2]);
    const second = await starsOf({ limit: 2, cursor: nextCursor });
    expect(second.stars).toEqual([5, 4]);
    expect(await starsOf({ limit: 2, cursor: second.nextCursor })).toEqual({ stars: [5], nextCursor: null });
    expect(await shop.refused(() => ofProduct(productId, { cursor: 'x' }))).toMatchObject({
      code: 'malformed_cursor',
    });
  });

  test('of a product that is not there is not there; of one without reviews says so', async () => {
    expect(await shop.refused(() => ofProduct('999999'))).toMatchObject({ status: 404, code: 'not_found' });
    const { productId } = await bought();
    expect(await ofProduct(productId)).toEqual({ items: [], nextCursor: null, rating: none });
  });

  test('tells strangers no more of the author than the name’s first and last letter', async () => {
    const { order, productId } = await bought();
    await shop.shopper.updateMe({ body: { nickname: '爱吃米饭' } });
    await write(shop, order, { stars: 5 });
    const { items } = await ofProduct(productId);
    expect(items.map(({ author }) => author)).toEqual(['爱***饭']);
    expect(JSON.stringify(items)).not.toContain('爱吃');
    await shop.shopper.updateMe({ body: { nickname: '林晓' } });
  });
});

describe('staff', () => {
  test('reply, and reply again in its place; the shopper sees it at their order and at the product', async () => {
    const { order, productId } = await bought();
    await write(shop, order, { stars: 2, text: '有点酸' });
    const seen = await asStaff(shop, order);
    expect(seen).toEqual({
      ...{ id: seen.id, lineId: order.lines[0]?.id, orderNo: order.orderNo, version: 1, status: 'shown' },
      ...{ stars: 2, text: '有点酸', pictures: [], reply: null, repliedBy: null },
      createdAt: shop.clock.now().toISOString(),
      allowedActions: ['reply', 'hide', 'delete'],
      author: { id: String(shop.has.people.shopper.id), nickname: '林晓' },
      product: {
        ...{ id: productId, name: { 'zh-CN': '青提' }, skuName: { 'zh-CN': '1 件' } },
        picture: order.lines[0]?.picture,
      },
    });
    const replied = await moderate(shop.clerk, 'reply', seen, { text: '抱歉，下次为您挑甜的' });
    const at = shop.clock.now().toISOString();
    expect(replied).toMatchObject({
      ...{ version: 2, status: 'shown', repliedBy: '马骏' },
      reply: { text: '抱歉，下次为您挑甜的', at },
    });
    await moderate(shop.owner, 'reply', replied, { text: '已联系您补发' });
    const reply = { text: '已联系您补发', at: shop.clock.now().toISOString() };
    expect((await ofProduct(productId)).items[0]?.reply).toEqual(reply);
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine.reviews[0]?.reply).toEqual(reply);
    expect(JSON.stringify(mine.reviews)).not.toContain('马骏');
    expect(await ratingOf(productId)).toEqual({ count: 1, average: 2 });
  });

  test('hide a review: it is gone from the shop and the average at once, and comes back when shown', async () => {
    const skuId = await shop.addSku();
    const [good, bad] = [await received(shop, [skuId]), await received(shop, [skuId], 'other')];
    const productId = good.lines[0]?.productId ?? '';
    await write(shop, good, { stars: 5 });
    await write(shop, bad, { stars: 2, text: '加我微信' }, shop.other);
    expect(await ratingOf(productId)).toEqual({ count: 2, average: 3.5 });
    const hidden = await moderate(shop.owner, 'hide', await asStaff(shop, bad), {});
    expect(hidden).toMatchObject({ status: 'hidden', allowedActions: ['reply', 'show', 'delete'] });
    expect(await ofProduct(productId)).toMatchObject({
      ...{ items: [{ stars: 5 }], rating: { count: 1, average: 5 } },
    });
    // Who wrote it sees it still, and that nobody else does.
    const mine = await shop.other.getMyOrder({ params: { orderNo: bad.orderNo } });
    expect(mine.reviews).toMatchObject([{ status: 'hidden', text: '加我微信' }]);
    await moderate(shop.owner, 'show', hidden, {});
    expect(await ratingOf(productId)).toEqual({ count: 2, average: 3.5 });
  });

  test('delete a review: nothing of it is left, and its item is not reviewed again', async () => {
    const { order, productId } = await bought();
    const after = await write(shop, order, { stars: 1, text: '骂人的话', pictureIds: [await picture(shop)] });
    const replied = await moderate(shop.clerk, 'reply', await asStaff(shop, order), { text: '请文明发言' });
    const deleted = await moderate(shop.owner, 'delete', replied, {});
    expect(deleted).toMatchObject({
      ...{
        status: 'deleted',
        text: '',
        pictures: [],
        reply: null,
        repliedBy: null,
        allowedActions: [],
      },
    });
    expect(await ofProduct(productId)).toEqual({ items: [], nextCursor: null, rating: none });
    expect((await shop.owner.listReviews({ query: { orderNo: order.orderNo } })).items).toEqual([]);
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine).toMatchObject({
      allowedActions: ['request_after_sale'],
      reviews: [{ status: 'deleted', text: '', pictures: [] }],
    });
    expect(await shop.refused(() => write(shop, after, { stars: 5 }))).toMatchObject({
      code: 'already_reviewed',
    });
    expect(await shop.refused(() => moderate(shop.owner, 'show', deleted, {}))).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'show', status: 'deleted' },
    });
    const { items: audit } = await shop.owner.listAudit({ query: {} });
    expect(audit.slice(0, 2)).toMatchObject([
      { action: 'review.delete', subject: order.orderNo },
      { action: 'review.reply', subject: order.orderNo },
    ]);
  });

  test('find reviews by list, stars, product and order, newest first', async () => {
    const skuId = await shop.addSku();
    const orders: ShopOrder[] = [];
    for (const stars of [5, 1, 3, 1]) {
      const order = await received(shop, [skuId]);
      await write(shop, order, { stars });
      orders.push(order);
    }
    const productId = orders[0]?.lines[0]?.productId ?? '';
    const at = (n: number) => ({ orderNo: orders[n]?.orderNo ?? '' });
    const numbers = async (query: object) => {
      const { items } = await shop.viewer.listReviews({ query: { productId, ...query } });
      return items.map(({ orderNo }) => orders.findIndex((order) => order.orderNo === orderNo));
    };
    expect(await numbers({})).toEqual([3, 2, 1, 0]);
    expect(await numbers({ stars: 1 })).toEqual([3, 1]);
    expect(await numbers({ orderNo: orders[2]?.orderNo })).toEqual([2]);
    expect(await numbers({ orderNo: '2601019999999999' })).toEqual([]);
    const before = await shop.viewer.countReviews();
    await moderate(shop.clerk, 'reply', await asStaff(shop, at(1)), { text: '谢谢' });
    await moderate(shop.owner, 'hide', await asStaff(shop, at(2)), {});
    expect(await shop.viewer.countReviews()).toEqual({
      all: before.all,
      unanswered: before.unanswered - 2,
      hidden: before.hidden + 1,
    });
    expect(await numbers({ list: 'unanswered' })).toEqual([3, 0]);
    expect(await numbers({ list: 'hidden' })).toEqual([2]);
    const page = await shop.viewer.listReviews({ query: { productId, limit: 3 } });
    expect(page.items).toHaveLength(3);
    const rest = { productId, limit: 3, cursor: page.nextCursor ?? '' };
    expect((await shop.viewer.listReviews({ query: rest })).items).toMatchObject([
      { orderNo: orders[0]?.orderNo },
    ]);
  });

  test('whoever comes second is shown the review as it is', async () => {
    const { order } = await bought();
    await write(shop, order, { stars: 5 });
    const seen = await asStaff(shop, order);
    const hidden = await moderate(shop.owner, 'hide', seen, {});
    const problem = await problemOf(moderate(shop.owner, 'delete', seen, {}));
    expect(problem).toMatchObject({ status: 409, code: 'version_conflict', review: hidden });
    // Also where what they wanted is done already.
    expect(await problemOf(moderate(shop.owner, 'hide', seen, {}))).toMatchObject({
      ...{ code: 'version_conflict', review: hidden },
    });
  });

  test.each<[Role, string[]]>([
    ['manager', ['reply', 'hide', 'delete']],
    ['support', ['reply']],
    ['viewer', []],
  ])('a %s may %j', async (role, may) => {
    const { order } = await bought();
    await write(shop, order, { stars: 5 });
    const { review, by } = await seenBy(role, order.orderNo);
    expect(review.allowedActions).toEqual(may);
    for (const action of ['reply', 'hide', 'delete'] as const) {
      if (may.includes(action)) continue;
      const asked = () => moderate(by, action, review, { text: '谢谢' });
      expect(await shop.refused(asked)).toEqual({
        ...{ status: 403, code: 'permission_denied' },
        params: { permission: action === 'reply' ? 'review.reply' : 'review.moderate' },
      });
    }
  });
});

async function seenBy(role: Role, orderNo: string) {
  const by: Api = await signedIn(role);
  const { items } = await by.listReviews({ query: { orderNo } });
  const [review] = items;
  if (!review) throw new Error('there is a review');
  return { by, review };
}

async function signedIn(role: Role): Promise<Api> {
  const account = { username: `reviewing-${role}`, name: role, role, password: staffPassword };
  const id = await shop.app.get(SaveStaff).create({ staffId: 0, name: 'founder', ip: null }, account);
  const { token } = await shop.app.get(StaffSessions).open(id, '127.0.0.1');
  return shop.clientWith((path, { headers, ...init }) =>
    fetch(shop.url + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }),
  );
}

describe('while the shop has reviews turned off', () => {
  test('nobody writes or sees any; turned on again, all are there', async () => {
    const { order, productId } = await bought();
    const { order: later } = await bought();
    const after = await write(shop, order, { stars: 4 });
    await switchReviews(false);
    expect((await shop.shopper.getShop()).reviewsEnabled).toBe(false);
    expect(await ofProduct(productId)).toEqual({ items: [], nextCursor: null, rating: none });
    const { orderNo } = later;
    const seen = await shop.shopper.getMyOrder({ params: { orderNo } });
    expect(seen.allowedActions).toEqual(['request_after_sale']);
    expect(await shop.refused(() => write(shop, later, { stars: 5 }))).toEqual({
      ...{ status: 409, code: 'action_not_allowed' },
      params: { action: 'review', status: 'completed', why: 'reviews_on' },
    });
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: after.orderNo } });
    expect(mine.reviews).toEqual([]);
    expect((await shop.clerk.getOrder({ params: { orderNo: after.orderNo } })).reviews).toHaveLength(1);
    await switchReviews(true);
    expect(await ratingOf(productId)).toEqual({ count: 1, average: 4 });
    expect((await write(shop, later, { stars: 5 })).reviews).toHaveLength(1);
  });
});

test('consoles look again when a review was written, and nothing is announced', async () => {
  const { order } = await bought();
  await shop.drain();
  const before = await shop.count('alerts');
  await write(shop, order, { stars: 5 });
  await shop.drain();
  expect(await shop.count('alerts')).toBe(before);
});
