import { AuditEntry } from '../../src/platform/audit/audit-entry.entity';
import { CarrierAccount } from '../../src/shop/carrier-account.entity';
import { openShop } from '../support/running-shop';
import { accountInput, addressInput } from '../support/waybill-shop';

/** Mission J4: who carries parcels, on whose account and from where. */
const shop = openShop();
const refused = async (ask: () => Promise<unknown>) => (await shop.refused(ask)).code;
const addresses = async () =>
  (await shop.owner.listReturnAddresses()).items.map(({ detail, isDefault }) => [detail, isDefault]);
const audited = (action: string) =>
  shop.dataSource.manager.find(AuditEntry, { where: { action }, order: { id: 'DESC' } });

test('carriers are added, changed and switched off; a code is taken once', async () => {
  const input = { code: 'ANE', name: '安能物流', enabled: true, position: 50 };
  const made = await shop.owner.createCarrier({ body: input });
  expect(made).toEqual({ ...input, id: made.id, version: 1 });
  expect(await refused(() => shop.owner.createCarrier({ body: input }))).toBe('already_exists');
  const params = { id: made.id };
  const change = (version: number, more: object = {}) =>
    shop.owner.updateCarrier({ params, body: { ...input, enabled: false, ...more, version } });
  expect(await refused(() => change(1, { code: 'SF' }))).toBe('already_exists');
  expect(await change(1)).toMatchObject({ enabled: false, version: 2 });
  expect(await refused(() => change(1))).toBe('version_conflict');
  const stranger = { params: { id: '999' }, body: { ...input, code: 'XX', version: 1 } };
  expect(await refused(() => shop.owner.updateCarrier(stranger))).toBe('not_found');
  expect(await refused(() => shop.viewer.createCarrier({ body: { ...input, code: 'XX' } }))).toBe(
    'permission_denied',
  );
  expect((await shop.viewer.listCarriers()).items).toContainEqual(expect.objectContaining({ code: 'ANE' }));
  expect(await audited('carrier.update')).toMatchObject([{ subject: made.id, staffName: '许文' }]);
});

test('of the shop’s addresses exactly one is the default, whatever is done to them', async () => {
  const create = (detail: string, isDefault: boolean) =>
    shop.owner.createReturnAddress({ body: { ...addressInput, detail, isDefault } });
  const first = await create('一', false);
  expect(first).toEqual({ ...addressInput, id: first.id, detail: '一', isDefault: true, version: 1 });
  const second = await create('二', false);
  const third = await create('三', true);
  expect(await addresses()).toEqual([
    ['三', true],
    ['一', false],
    ['二', false],
  ]);
  const { id, version, ...input } = second;
  const preferred = { ...input, isDefault: true, version };
  expect(await shop.owner.updateReturnAddress({ params: { id }, body: preferred })).toMatchObject({
    isDefault: true,
  });
  expect(await addresses()).toEqual([
    ['二', true],
    ['一', false],
    ['三', false],
  ]);
  expect(await refused(() => shop.owner.updateReturnAddress({ params: { id }, body: preferred }))).toBe(
    'version_conflict',
  );
  await shop.owner.deleteReturnAddresses({ query: { id: [id] } });
  expect(await addresses()).toEqual([
    ['三', true],
    ['一', false],
  ]);
  expect(await refused(() => shop.owner.deleteReturnAddresses({ query: { id: [third.id, id] } }))).toBe(
    'not_found',
  );
  await shop.owner.deleteReturnAddresses({ query: { id: [third.id] } });
  expect(await addresses()).toEqual([['一', true]]);
});

test('an account’s password is kept, and never told', async () => {
  const address = await shop.owner.createReturnAddress({ body: addressInput });
  const body = { ...accountInput, senderAddressId: address.id };
  const made = await shop.owner.createCarrierAccount({ body });
  const { customerPassword, ...input } = body;
  const carrier = { code: 'SF', name: '顺丰速运' };
  expect(made).toEqual({ ...input, id: made.id, carrier, hasPassword: true, version: 1 });
  expect(JSON.stringify(await shop.contents())).not.toContain(customerPassword);
  expect((await audited('carrier_account.create'))[0]?.details).toMatchObject({ newPassword: true });

  const stored = () => shop.dataSource.manager.findOneByOrFail(CarrierAccount, { id: Number(made.id) });
  const { sealedPassword } = await stored();
  const change = (version: number, more: object = {}) =>
    shop.owner.updateCarrierAccount({ params: { id: made.id }, body: { ...input, ...more, version } });
  expect(await change(1, { title: '顺丰散单' })).toMatchObject({ hasPassword: true, version: 2 });
  expect((await stored()).sealedPassword).toBe(sealedPassword);
  expect(await change(2, { customerPassword: '' })).toMatchObject({ hasPassword: false, version: 3 });
  expect(await refused(() => change(1))).toBe('version_conflict');
  expect(await refused(() => change(3, { carrierId: '999' }))).toBe('not_found');
  expect(await refused(() => change(3, { senderAddressId: '999' }))).toBe('not_found');

  const dropAddress = () => shop.owner.deleteReturnAddresses({ query: { id: [address.id] } });
  expect(await refused(dropAddress)).toBe('still_in_use');
  const drop = () => shop.owner.deleteCarrierAccounts({ query: { id: [made.id] } });
  await drop();
  expect((await shop.owner.listCarrierAccounts()).items).toEqual([]);
  expect(await refused(drop)).toBe('not_found');
  await dropAddress();
});

test('a shop without KDNiao issues no e-waybills', async () => {
  const address = await shop.owner.createReturnAddress({ body: addressInput });
  const body = { ...accountInput, senderAddressId: address.id };
  const { id: carrierAccountId } = await shop.owner.createCarrierAccount({ body });
  const { orderNo, version } = (await shop.placeOne({ paying: 'cash_on_delivery' })).order;
  const create = () => shop.clerk.createWaybill({ params: { orderNo }, body: { version, carrierAccountId } });
  expect(await refused(create)).toBe('carrier_account_unavailable');
  const batch = () => shop.clerk.createWaybillBatch({ body: { carrierAccountId, orderNos: [orderNo] } });
  expect(await refused(batch)).toBe('carrier_account_unavailable');
});
