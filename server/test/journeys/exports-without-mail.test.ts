import { newKey, openShop } from '../support/running-shop';

const shop = openShop();

test('a shop that sends no mail says so at once, and begins no export', async () => {
  const body = { filter: {}, email: 'boss@shop.example' };
  const refused = await shop.refused(() => shop.clerk.createExport({ body }, newKey()));
  expect(refused).toMatchObject({ status: 422, code: 'mail_unavailable' });
});
