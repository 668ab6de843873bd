import { AlertInbox } from '../../src/alert/alert-inbox';
import { SaveStaff } from '../../src/staff/save-staff';
import { StaffSessions } from '../../src/staff/staff-sessions';
import { consolesOf } from '../support/open-console';
import { openShop } from '../support/running-shop';
import { staffPassword } from '../support/staff-password';

const shop = openShop();
const { attempt, openConsole } = consolesOf(shop);

test.each([
  ['nothing', () => ({})],
  ['a token of nobody', () => ({ token: 'x'.repeat(32) })],
  ['a shopper’s token', () => ({ token: shop.token('shopper') })],
  ['nonsense', () => ({ token: { $ne: null }, lastSeq: 'all' })],
])('a socket with %s is refused', async (_, auth) => {
  const console = attempt(auth());
  expect(await console.settled()).toBe('not_signed_in');
  await shop.placeOne();
  await shop.drain();
  expect(console.alerts).toEqual([]);
});

test('a page of another site gets no socket, though its browser sends the cookie along', async () => {
  const auth = { token: shop.token('clerk') };
  const { host } = new URL(shop.url);
  const outcomeFrom = (origin: string) => attempt(auth, { origin }).settled();
  for (const origin of ['https://evil.example', `http://${host}.evil.example`, 'http://127.0.0.1:1', 'null'])
    expect(await outcomeFrom(origin)).not.toBe('connected');
  expect(await outcomeFrom(shop.url)).toBe('connected');
  const polled = await fetch(`${shop.url}/socket.io/?EIO=4&transport=polling`, {
    headers: { origin: 'https://evil.example' },
  });
  expect(polled.status).toBe(403);
});

test('a console that cannot be told what it missed is cut off, and is told when it comes back', async () => {
  const { order } = await shop.placeOne();
  await shop.drain();
  const inbox = jest
    .spyOn(shop.app.get(AlertInbox), 'missed')
    .mockRejectedValueOnce(new Error('no database'));
  // Whatever escapes meanwhile fails the test: Jest listens for unhandled rejections.
  const console = attempt({ token: shop.token('clerk') });
  expect(await console.ended).toBe('io server disconnect');
  inbox.mockRestore();
  expect(console.alerts).toEqual([]);
  expect((await openConsole()).alerts.at(-1)?.orderNo).toBe(order.orderNo);
});

test('signing out ends one’s own consoles, and nobody else’s', async () => {
  const token = shop.token('clerk');
  const [mine, others] = [await openConsole({ token }), await openConsole({ token: shop.token('owner') })];
  await shop.clerk.signOutStaff();
  expect(await mine.ended).toBe('io server disconnect');
  expect(await attempt({ token }).settled()).toBe('not_signed_in');
  await others.caughtUp();
  expect(others.connected).toBe(true);
  await shop.later({});
});

test('whoever is disabled or given other rights hears nothing more at once', async () => {
  const account = {
    username: 'newcomer',
    name: '林可',
    role: 'clerk',
    password: staffPassword,
  } as const;
  const id = await shop.app.get(SaveStaff).create({ staffId: 0, name: 'founder', ip: null }, account);
  const signIn = () => shop.app.get(StaffSessions).open(id, '127.0.0.1');
  const change = (changes: { role: 'support' | 'clerk'; enabled: boolean; version: number }) =>
    shop.owner.updateStaff({ params: { id: String(id) }, body: { name: account.name, ...changes } });

  const first = await openConsole({ token: (await signIn()).token });
  await change({ role: 'support', enabled: true, version: 1 });
  expect(await first.ended).toBe('io server disconnect');

  const { token } = await signIn();
  const second = await openConsole({ token });
  await change({ role: 'support', enabled: false, version: 2 });
  expect(await second.ended).toBe('io server disconnect');
  expect(await attempt({ token }).settled()).toBe('not_signed_in');
  await shop.placeOne();
  await shop.drain();
  expect([...first.changed, ...second.changed]).toEqual([]);
});
