import { readWaybillAnswer, wasWithdrawnBefore } from './waybill-answer';

const Order = { OrderCode: 'W1', LogisticCode: 'SF1234567890' };
const read = (answer: object) =>
  readWaybillAnswer('W1', { Success: true, ResultCode: '100', Reason: '', ...answer });
const issued = { state: 'issued', waybillNo: 'SF1234567890' };

test('an e-waybill was issued when there is its number, told now or a second time', () => {
  expect(read({ Order, PrintTemplate: '<p>1</p>' })).toEqual({ ...issued, pages: ['<p>1</p>'] });
  expect(read({ Order, ResultCode: '106', Success: false })).toEqual({ ...issued, pages: [] });
});

test('labels of further parcels may come as a list, as JSON in a text, or as a text', () => {
  const pages = ['<p>1</p>', '<p>2</p>'];
  for (const SubPrintTemplates of [['<p>2</p>'], '["<p>2</p>"]', '<p>2</p>'])
    expect(read({ Order, PrintTemplate: '<p>1</p>', SubPrintTemplates })).toEqual({ ...issued, pages });
});

test('half a character on a label, or in the carrier’s words, is shown as one that nobody can read', () => {
  expect(read({ Order, PrintTemplate: '<p>\ud83d</p>' })).toEqual({ ...issued, pages: ['<p>\ufffd</p>'] });
  const { words } = read({ Success: false, Reason: '\ud83d' }) as { words: string };
  expect(words).toBe('\ufffd');
});

test('one that was ordered without a number, under another order or with a strange number is lost', () => {
  expect(read({ ResultCode: '106', Success: false, Reason: '已下单' })).toEqual({
    state: 'lost',
    words: '已下单',
  });
  expect(read({}).state).toBe('lost');
  expect(read({ Order: { ...Order, OrderCode: 'W2' } }).state).toBe('lost');
  expect(read({ Order: { ...Order, LogisticCode: '<b>' } }).state).toBe('lost');
});

test('a refusal keeps the carrier’s own words', () => {
  expect(read({ Success: false, ResultCode: '105', Reason: '余额不足' })).toEqual({
    state: 'refused',
    words: '余额不足',
  });
});

test.each([
  ['该订单已取消，请勿重复操作', true],
  ['面单已经被取消', true],
  ['重复取消', true],
  ['快件已揽收，不能取消', false],
  ['系统繁忙，如已取消请忽略', false],
  ['请确认是否已取消', false],
  ['订单不存在或运单号不匹配', false],
])('refused with “%s” it was withdrawn before: %s', (Reason, was) => {
  expect(wasWithdrawnBefore({ Success: false, ResultCode: '105', Reason })).toBe(was);
});
