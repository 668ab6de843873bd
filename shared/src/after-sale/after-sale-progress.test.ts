import { afterSaleProgress, type AfterSaleDates } from './after-sale-progress.js';

const at = (day: number) => `2026-05-0${day}T02:00:00.000Z`;
const dates = (over: Partial<AfterSaleDates>): AfterSaleDates => ({
  kind: 'return',
  status: 'requested',
  agreedAmount: null,
  requestedAt: at(1),
  decidedAt: null,
  returnShippedAt: null,
  receivedAt: null,
  remedyAt: null,
  closeReason: null,
  doneAt: null,
  ...over,
});
const told = (over: Partial<AfterSaleDates>) =>
  afterSaleProgress(dates(over)).map(({ step, state, at: when }) => `${step} ${state} ${when ?? ''}`.trim());

test('a request waits for the shop', () => {
  expect(told({})).toEqual([
    `requested done ${at(1)}`,
    'approved next',
    'return_shipped later',
    'received later',
    'refunding later',
    'done later',
  ]);
});

test('an exchange goes on with a replacement', () => {
  const given = { kind: 'exchange', status: 'received' } as const;
  const so = { decidedAt: at(2), returnShippedAt: at(3), receivedAt: at(4) };
  expect(told({ ...given, ...so }).slice(3)).toEqual([
    `received done ${at(4)}`,
    'replacement_shipped next',
    'done later',
  ]);
});

test('an exchange whose goods cannot be had goes on with a refund', () => {
  const so = { decidedAt: at(2), returnShippedAt: at(3), receivedAt: at(4), remedyAt: at(5) };
  expect(told({ kind: 'exchange', status: 'refunding', agreedAmount: 900, ...so }).slice(3)).toEqual([
    `received done ${at(4)}`,
    `refunding done ${at(5)}`,
    'done next',
  ]);
});

test('when the shop closes it, it ends after the steps that were taken', () => {
  const closed = {
    status: 'done',
    agreedAmount: 0,
    decidedAt: at(2),
    closeReason: '没有寄回',
    doneAt: at(5),
  } as const;
  expect(told({ kind: 'exchange', ...closed })).toEqual([
    `requested done ${at(1)}`,
    `approved done ${at(2)}`,
    `closed done ${at(5)}`,
  ]);
  expect(told({ ...closed, returnShippedAt: at(3) })).toEqual([
    `requested done ${at(1)}`,
    `approved done ${at(2)}`,
    `return_shipped done ${at(3)}`,
    `closed done ${at(5)}`,
  ]);
});

test('a refusal ends it', () => {
  expect(told({ status: 'refused', decidedAt: at(2), doneAt: at(2) })).toEqual([
    `requested done ${at(1)}`,
    `refused done ${at(2)}`,
  ]);
});
