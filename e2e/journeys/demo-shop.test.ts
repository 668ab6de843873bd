import { randomUUID } from 'node:crypto';
import type { Api } from '@lanzi/shared/api/client';
import { cancellationLists } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { onlineKinds } from '@lanzi/shared/order/order.terms';
import { shopperApi, staffApi } from '../support/api-people';
import { RunningProduct } from '../support/running-product';
import { until } from '../support/until';

const once = () => ({ idempotencyKey: randomUUID() });

describe('The demo shop', () => {
  let product: RunningProduct;
  let owner: Api;

  beforeAll(async () => {
    product = await RunningProduct.start({ shop: 'full' });
    owner = await staffApi(product);
  }, 120_000);
  afterAll(() => product?.stop());

  it('has something to look at wherever money goes', async () => {
    const counts = await owner.countCancellations();
    expect(cancellationLists.filter((list) => counts[list] === 0)).toEqual([]);
    const { items: stray } = await owner.listStrayMoney({ query: {} });
    expect(stray.map(({ kind }) => kind).sort()).toEqual(['late', 'wrong_amount']);
    const { items: refunds } = await owner.listRefunds({ query: { limit: 100 } });
    const waysAndStates = new Set(refunds.map(({ way, state }) => `${way} ${state}`));
    expect([...waysAndStates].sort()).toEqual([
      ...['alipay succeeded', 'balance succeeded', 'by_hand requested', 'by_hand succeeded'],
      ...['wechat_pay failed', 'wechat_pay succeeded'],
    ]);
    const { balance } = await (await shopperApi(product)).getMyBalance({ query: {} });
    expect(balance).toBeGreaterThan(0);
  });

  it('can still give back what was paid through the providers in its past', async () => {
    const { items } = await owner.listOrders({ query: { status: 'completed', limit: 100 } });
    for (const kind of onlineKinds) {
      const paid = items.find(
        ({ paymentKind, allowedActions }) =>
          paymentKind === kind && allowedActions.includes('request_refund'),
      );
      const params = { orderNo: paid?.orderNo ?? '' };
      const body = { version: paid?.version ?? 0, amount: 100, reason: '补偿一元' };
      await owner.actOnOrder({ params: { ...params, action: 'request_refund' }, body }, once());
      await until(async () => {
        const { refunds } = await owner.getOrder({ params });
        return refunds.some(({ reason, state }) => reason === body.reason && state === 'succeeded');
      }, `the refund by ${kind}`);
    }
    const [failed] = (await owner.listRefunds({ query: { state: 'failed' } })).items;
    const { id = '', version = 0 } = failed ?? {};
    await owner.actOnRefund({ params: { id, action: 'retry' }, body: { version } }, once());
    const isDone = async () => {
      const { items: refunds } = await owner.listRefunds({ query: { orderNo: failed?.orderNo } });
      return refunds.some((refund) => refund.id === id && refund.state === 'succeeded');
    };
    // The job that tries again comes every quarter of a minute.
    await until(isDone, 'the refund that had failed', 30_000);
  });

  it('has books that agree', async () => {
    await product.checkBooks();
  });
});
