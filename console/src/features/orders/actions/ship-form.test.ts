import {
  isFaultless,
  packageInputs,
  shipFaults,
  unitsToShip,
  unpacked,
  type PackageDraft,
} from './ship-form';

const lines = [
  { id: '1', quantity: 3, quantityShipped: 1 },
  { id: '2', quantity: 1, quantityShipped: 0 },
];
const draft = (quantities: Record<string, number>, part: Partial<PackageDraft> = {}): PackageDraft => ({
  key: 1,
  carrierId: '1',
  waybillNo: ' SF123456 ',
  shippedOn: '2026-05-31',
  note: '',
  quantities,
  ...part,
});

test('of what a colleague has shipped meanwhile nothing is left for a package', () => {
  expect(unitsToShip(lines)).toEqual([
    { lineId: '1', quantity: 2 },
    { lineId: '2', quantity: 1 },
  ]);
  expect(unitsToShip([{ id: '1', quantity: 3, quantityShipped: 3 }])).toEqual([]);
});

test('a new package is offered what no other package holds', () => {
  expect(unpacked(lines, [])).toEqual({ '1': 2, '2': 1 });
  expect(unpacked(lines, [draft({ '1': 1 })])).toEqual({ '1': 1, '2': 1 });
  expect(unpacked(lines, [draft({ '1': 9 })])).toEqual({ '1': 0, '2': 1 });
});

test('packages become what the server takes, without lines of nothing', () => {
  expect(packageInputs(lines, [draft({ '1': 2, '2': 0 })])).toEqual([
    {
      carrierId: '1',
      waybillNo: 'SF123456',
      shippedOn: '2026-05-31',
      note: '',
      lines: [{ lineId: '1', quantity: 2 }],
    },
  ]);
});

test('each fault is named where it is', () => {
  expect(isFaultless(shipFaults(lines, [draft({ '1': 2, '2': 1 })]))).toBe(true);
  expect(
    shipFaults(lines, [
      draft({ '1': 2 }),
      draft({ '1': 1 }, { waybillNo: '12', carrierId: undefined }),
      draft({ '1': 0 }, { shippedOn: undefined }),
    ]),
  ).toEqual({ packages: [[], ['carrier', 'waybill'], ['day', 'empty']], over: ['1'] });
});
