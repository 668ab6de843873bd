import { batches, openDownload } from '../support/batch-files';
import { openShop } from '../support/running-shop';

jest.mock('../../src/fulfilment/batch/sheet', () => ({
  ...jest.requireActual<object>('../../src/fulfilment/batch/sheet'),
  maxRows: 2,
}));

const shop = openShop();

test('more orders than one upload may have: the oldest are in the template, and it says so', async () => {
  const orderNos: string[] = [];
  const download = async () =>
    (await openDownload(shop, `${batches}/template.xlsx?prefill=true`, 'en')).worksheets;
  const placed = async (count: number) => {
    while (orderNos.length < count)
      orderNos.push((await shop.placeOne({ paying: 'cash_on_delivery' })).order.orderNo);
  };
  await placed(2);
  expect((await download()).map(({ name }) => name)).toEqual(['Batch shipping', 'Carriers']);
  await placed(3);
  const [rows, notes] = await download();
  expect(rows?.getColumn(1).values.slice(2)).toEqual(orderNos.slice(0, 2));
  expect(notes?.name).toBe('Notes');
  expect(notes?.getCell('A2').text).toContain('oldest 2 orders');
});
