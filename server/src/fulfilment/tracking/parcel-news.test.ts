import { readParcelNews } from './parcel-news';

const told = (over: object = {}) => ({
  EBusinessID: '1',
  ShipperCode: 'ZTO',
  LogisticCode: 'ZTO100200300',
  Success: true,
  State: '2',
  StateEx: '202',
  Traces: [
    { AcceptTime: '2026-05-30 08:00:00', AcceptStation: '已揽收', Location: '上海市' },
    { AcceptTime: '2026-05-31 09:30:00', AcceptStation: '派件中' },
  ],
  ...over,
});

test('the history is told newest first, in UTC', () => {
  expect(readParcelNews(told())).toEqual({
    carrierCode: 'ZTO',
    waybillNo: 'ZTO100200300',
    state: 'out_for_delivery',
    detail: '202',
    traces: [
      { at: '2026-05-31T01:30:00.000Z', text: '派件中', location: '' },
      { at: '2026-05-30T00:00:00.000Z', text: '已揽收', location: '上海市' },
    ],
  });
});

test.each([
  ['3', '301', 'signed'],
  ['3', '406', 'returned'],
  ['4', '407', 'returning'],
  ['4', '404', 'returning'],
  ['4', '405', 'problem'],
  ['2', '9999', 'in_transit'],
  [3, 311, 'signed'],
  ['2', undefined, 'in_transit'],
])('State %s with StateEx %s is %s', (State, StateEx, state) => {
  expect(readParcelNews(told({ State, StateEx }))?.state).toBe(state);
});

test.each([
  ['no traces yet', { Traces: [], Reason: '暂无轨迹信息' }],
  ['traces left out', { Traces: null }],
  ['nothing for days', { Success: false }],
  ['no readable time', { Traces: [{ AcceptTime: '昨天', AcceptStation: '已揽收' }] }],
])('%s is no news', (_, over) => {
  expect(readParcelNews(told(over))).toBeUndefined();
});

test('what is no news of a parcel at all is refused', () => {
  expect(() => readParcelNews({ LogisticCode: 7 })).toThrow();
});
