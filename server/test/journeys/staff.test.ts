import { rolePermissions } from '@lanzi/shared/staff/permissions';
import { refuseDemoPasswords } from '../../src/staff/refuse-demo-passwords';
import { Staff } from '../../src/staff/staff.entity';
import { hashPassword } from '../../src/staff/password';
import { refusal, problemOf, ShopServer } from '../support/shop-server';
import { staffPassword } from '../support/staff-password';

let shop: ShopServer;
beforeAll(async () => {
  shop = await ShopServer.start();
});
afterAll(() => shop.stop());

const signIn = (username: string, password: string) =>
  shop.api().signInStaff({ body: { username, password } });

describe('signing in', () => {
  test('works in either letter case and says who one is and what one may do', async () => {
    const id = await shop.addStaff('lin.ke', 'clerk');
    const { token, expiresAt, me } = await signIn(' Lin.Ke ', staffPassword);
    expect(me).toEqual({
      ...{ id: String(id), username: 'lin.ke', name: 'lin.ke', role: 'clerk' },
      permissions: [...rolePermissions.clerk],
    });
    expect(expiresAt).toBe(shop.clock.in(12 * 3600).toISOString());
    expect(await shop.api(token).getStaffMe()).toEqual(me);
  });

  test('an unknown name and a wrong password are refused alike; only who knows the password learns more', async () => {
    const owner = await shop.staff('owner', 'boss');
    const id = String(await shop.addStaff('gone', 'viewer'));
    const off = { name: 'gone', role: 'viewer' as const, enabled: false, version: 1 };
    await owner.api.updateStaff({ params: { id }, body: off });
    expect(await refusal(signIn('nobody', staffPassword))).toEqual([401, 'wrong_credentials']);
    expect(await refusal(signIn('gone', 'wrong password'))).toEqual([401, 'wrong_credentials']);
    expect(await refusal(signIn('gone', staffPassword))).toEqual([403, 'account_disabled']);
  });

  test('after ten wrong passwords even the right one has to wait, while others may sign in', async () => {
    await shop.addStaff('target', 'viewer');
    await shop.addStaff('other', 'viewer');
    for (let attempt = 0; attempt < 10; attempt++)
      expect(await refusal(signIn('target', 'wrong password'))).toEqual([401, 'wrong_credentials']);
    expect(await refusal(signIn('TARGET', staffPassword))).toEqual([429, 'rate_limited']);
    expect((await signIn('other', staffPassword)).me.username).toBe('other');
  });

  test('sets a cookie that scripts cannot read and other sites cannot send; signing out clears both', async () => {
    await shop.addStaff('cookie', 'viewer');
    const payload = { username: 'cookie', password: staffPassword };
    const answer = await shop.app.inject({ method: 'POST', url: '/api/console/session', payload });
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^lanzi_console=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const me = () => shop.app.inject({ url: '/api/console/me', headers });
    expect((await me()).statusCode).toBe(200);
    const out = await shop.app.inject({ method: 'DELETE', url: '/api/console/session', headers });
    expect([out.statusCode, String(out.headers['set-cookie'])]).toEqual([
      204,
      expect.stringMatching(/^lanzi_console=; Max-Age=0;/),
    ]);
    expect((await me()).statusCode).toBe(401);
  });
});

test('a session lives twelve hours from its last use', async () => {
  const { api } = await shop.staff('viewer', 'sliding');
  shop.clock.advance(11 * 3600);
  await api.getStaffMe();
  shop.clock.advance(11 * 3600);
  await api.getStaffMe();
  shop.clock.advance(12 * 3600);
  expect(await refusal(api.getStaffMe())).toEqual([401, 'not_signed_in']);
});

describe('accounts', () => {
  const input = { username: 'New.Clerk', name: '林可', role: 'clerk' as const, password: 'a long password' };

  test('are added, changed and disabled by the owner; every change ends that person’s sessions', async () => {
    const owner = await shop.staff('owner', 'owner1');
    const added = await owner.api.createStaff({ body: input });
    expect(added).toEqual({
      ...{ id: added.id, username: 'new.clerk', name: '林可', role: 'clerk', enabled: true, version: 1 },
      createdAt: shop.clock.now().toISOString(),
    });
    const again = await problemOf(owner.api.createStaff({ body: { ...input, username: 'new.clerk' } }));
    expect([again.status, again.problem.code, again.problem.params]).toEqual([
      409,
      'already_exists',
      { value: 'new.clerk' },
    ]);

    const clerk = shop.api((await signIn('new.clerk', input.password)).token);
    await clerk.getStaffMe();
    const params = { id: added.id };
    const change = {
      name: '林可',
      role: 'support' as const,
      enabled: true,
      password: 'another password',
      version: 1,
    };
    const changed = await owner.api.updateStaff({ params, body: change });
    expect(changed).toMatchObject({ role: 'support', version: 2 });
    expect(await refusal(clerk.getStaffMe())).toEqual([401, 'not_signed_in']);
    expect(await refusal(signIn('new.clerk', input.password))).toEqual([401, 'wrong_credentials']);
    expect((await signIn('new.clerk', 'another password')).me.role).toBe('support');
    expect(await refusal(owner.api.updateStaff({ params, body: change }))).toEqual([409, 'version_conflict']);
    const unknown = owner.api.updateStaff({ params: { id: '999999' }, body: change });
    expect(await refusal(unknown)).toEqual([404, 'not_found']);
    expect((await owner.api.listStaff()).items).toContainEqual(changed);
  });

  test('nobody disables or demotes themselves, but may change their own name', async () => {
    const owner = await shop.staff('owner', 'owner2');
    const body = { name: 'owner2', role: 'owner' as const, enabled: true, version: 1 };
    const params = { id: owner.id };
    const disable = owner.api.updateStaff({ params, body: { ...body, enabled: false } });
    expect(await refusal(disable)).toEqual([422, 'own_account']);
    const demote = owner.api.updateStaff({ params, body: { ...body, role: 'manager' } });
    expect(await refusal(demote)).toEqual([422, 'own_account']);
    expect((await owner.api.updateStaff({ params, body: { ...body, name: '沈一帆' } })).name).toBe('沈一帆');
  });

  test('are the owner’s business only', async () => {
    const manager = await shop.staff('manager', 'manager1');
    expect(await refusal(manager.api.listStaff())).toEqual([403, 'permission_denied']);
    expect(await refusal(manager.api.createStaff({ body: input }))).toEqual([403, 'permission_denied']);
    expect(await refusal(shop.api().listStaff())).toEqual([401, 'not_signed_in']);
  });
});

test('the audit log tells who did what, page by page, and no secret', async () => {
  const owner = await shop.staff('owner', 'owner3');
  const secret = 'a secret password';
  const body = { username: 'audited', name: '马骏', role: 'clerk' as const, password: secret };
  const { id } = await owner.api.createStaff({ body });
  const update = { name: '马骏', role: 'viewer' as const, enabled: true, password: secret, version: 1 };
  await owner.api.updateStaff({ params: { id }, body: update });
  await owner.api.createCategory({ body: { name: { 'zh-CN': '水果' }, pictureId: null, position: 0 } });

  const first = await owner.api.listAudit({ query: { staffId: owner.id, limit: 2 } });
  expect(first.items).toMatchObject([
    {
      action: 'category.create',
      staffName: 'owner3',
      details: { name: { 'zh-CN': '水果' } },
      ip: '127.0.0.1',
    },
    { action: 'staff.update', subject: id, details: { role: 'viewer', enabled: true, newPassword: true } },
  ]);
  const cursor = first.nextCursor ?? '';
  const second = await owner.api.listAudit({ query: { staffId: owner.id, limit: 2, cursor } });
  expect(second).toMatchObject({ items: [{ action: 'staff.create', subject: id }], nextCursor: null });
  expect(JSON.stringify([first, second])).not.toContain(secret);
  const malformed = owner.api.listAudit({ query: { cursor: 'rubbish' } });
  expect(await refusal(malformed)).toEqual([400, 'malformed_cursor']);
  const clerk = await shop.staff('clerk', 'clerk3');
  expect(await refusal(clerk.api.listAudit({ query: {} }))).toEqual([403, 'permission_denied']);
});

test('a refused change leaves nothing in the audit log', async () => {
  const owner = await shop.staff('owner', 'owner4');
  const refused = owner.api.createStaff({
    body: { username: 'owner4', name: 'x', role: 'clerk', password: 'a long password' },
  });
  expect(await refusal(refused)).toEqual([409, 'already_exists']);
  expect((await owner.api.listAudit({ query: { staffId: owner.id } })).items).toEqual([]);
});

test('production refuses to start while an enabled account has the demo’s password', async () => {
  const { manager } = shop.dataSource;
  await expect(refuseDemoPasswords(manager)).resolves.toBeUndefined();
  const id = await shop.addStaff('demo', 'owner');
  await manager.update(Staff, { id }, { passwordHash: await hashPassword('lanzi-demo') });
  await expect(refuseDemoPasswords(manager)).rejects.toThrow(/public password: demo\./);
  await manager.update(Staff, { id }, { enabled: false });
  await expect(refuseDemoPasswords(manager)).resolves.toBeUndefined();
}, 20_000);
