import { asksTheSame } from './waybill-request';

const Receiver = { Name: '林晓', Mobile: '13800000001', CityName: '上海市', Address: '南京西路 1 号' };
const AddService = [{ Name: 'COD', Value: '12.50', CustomerID: 'M0001' }];

test('a request that a database gave back with its keys in another order asks for the same', () => {
  const kept = {
    Receiver: { Address: '南京西路 1 号', CityName: '上海市', Mobile: '13800000001', Name: '林晓' },
    AddService: [{ Value: '12.50', CustomerID: 'M0001', Name: 'COD' }],
  };
  expect(asksTheSame({ AddService, Receiver }, kept)).toBe(true);
  expect(asksTheSame({ Receiver }, { Receiver: kept.Receiver })).toBe(true);
});

test('with whom the carrier settles what it collects says nothing of the parcel', () => {
  const settled = [{ ...AddService[0], CustomerID: 'M0002' }];
  expect(asksTheSame({ Receiver, AddService }, { Receiver, AddService: settled })).toBe(true);
});

test.each([
  [{ Receiver: { ...Receiver, Name: '周宁' }, AddService }],
  [{ Receiver, AddService: [{ ...AddService[0], Value: '12.00' }] }],
  [{ Receiver }],
])('another receiver, or other money to collect, does not: %j', (other) => {
  expect(asksTheSame({ Receiver, AddService }, other)).toBe(false);
});
