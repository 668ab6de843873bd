import { Realtime } from '../../src/platform/realtime/realtime';
import { SharedMemory } from '../../src/platform/redis';
import { eventually } from '../support/eventually';
import { consolesOf } from '../support/open-console';
import { RedisServer } from '../support/redis-server';
import { RunningShop } from '../support/running-shop';
import { problemOf } from '../support/refusals';
import { staffPassword } from '../support/staff-password';

/** Two processes of one shop, on one database and one Redis. */
let redis: RedisServer;
const one = new RunningShop();
const two = new RunningShop(one);
const { openConsole, attempt } = consolesOf(two);

beforeAll(async () => {
  redis = await RedisServer.start();
  await one.start({ REDIS_URL: redis.url });
  await two.start();
}, 60_000);
afterEach(async () => {
  await one.drain();
  await one.books();
});
afterAll(async () => {
  await two.stop();
  await one.stop();
  await redis.kill();
});

const signIn = (shop: RunningShop, password = staffPassword) =>
  shop
    .clientWith((path, init) => fetch(shop.url + path, init))
    .signInStaff({ body: { username: 'clerk', password } });

test('an order placed through one process is heard by a console that the other serves', async () => {
  const console = await openConsole();
  const { order } = await one.placeOne();
  await one.drain();
  await eventually(() => console.changed.length > 0);
  expect(console.alerts.map(({ orderNo }) => orderNo)).toEqual([order.orderNo]);
  expect(console.changed).toEqual([{ orderNo: order.orderNo, status: 'pending_payment' }]);
});

test('who is signed out through one process hears nothing more from the other', async () => {
  const console = await openConsole();
  await one.clerk.signOutStaff();
  expect(await console.ended).toBe('io server disconnect');
  await one.later({});
});

test('wrong passwords count over both processes', async () => {
  for (let n = 0; n < 10; n++)
    expect((await problemOf(signIn(n % 2 ? one : two, 'wrong password'))).code).toBe('wrong_credentials');
  for (const shop of [one, two]) expect((await problemOf(signIn(shop))).code).toBe('rate_limited');
});

test('without Redis both processes go on: they serve, say what is missing, and let people in', async () => {
  const ready = async (shop: RunningShop) => (await shop.fetch(null, '/readyz')).status;
  expect([await ready(one), await ready(two)]).toEqual([200, 200]);
  await redis.kill();
  for (const shop of [one, two]) {
    const began = Date.now();
    expect((await signIn(shop)).me.name).toBe('马骏');
    expect((await problemOf(signIn(shop, 'wrong password'))).code).toBe('wrong_credentials');
    // Each is a second of hashing at most: nobody waits for Redis to come back.
    expect(Date.now() - began).toBeLessThan(4000);
    expect((await shop.fetch(null, '/healthz')).status).toBe(200);
  }
  expect(await Promise.all([ready(one), ready(two)])).toEqual([503, 503]);
  // News cannot cross over now, and must end neither process: what is missed is asked for again.
  const { order } = await two.placeOne();
  one.app.get(Realtime).disconnect('/console', 'nobody');
  await one.drain();
  expect((await one.clerk.listAlerts({ query: { handled: 'false' } })).items[0]?.orderNo).toBe(order.orderNo);
  // Once this has given up, so has everything else that would not wait for ever.
  await expect(one.app.get(SharedMemory).redis?.ping()).rejects.toThrow();
  const console = attempt({ token: two.token('clerk') });
  expect(await console.settled()).toBe('connected');
  await console.caughtUp();
  expect(console.alerts.at(-1)?.orderNo).toBe(order.orderNo);
}, 30_000);
