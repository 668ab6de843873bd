import { filledDown, repeated } from './fill-down';

const orderNos = ['20260531000001', '20260531000002', '20260531000003'];
const [first = '', second = '', third = ''] = orderNos;

test('pasted lines fill the orders below', () => {
  expect(filledDown({ [first]: 'SF1' }, orderNos, second, 'SF22222\r\nSF33333\n')).toEqual({
    [first]: 'SF1',
    [second]: 'SF22222',
    [third]: 'SF33333',
  });
});

test('an empty line skips an order, and what is too much is left out', () => {
  expect(filledDown({}, orderNos, first, 'SF11111\n\nSF33333\nSF44444')).toEqual({
    [first]: 'SF11111',
    [third]: 'SF33333',
  });
});

test('lines of two columns find their order by its number', () => {
  expect(filledDown({}, orderNos, first, `${third}\tSF33333\n${first}\t顺丰\tSF11111`)).toEqual({
    [third]: 'SF33333',
    [first]: 'SF11111',
  });
});

test('a number beside two orders is told', () => {
  expect([...repeated({ a: 'SF1 ', b: 'SF1', c: 'SF2', d: '', e: '' })]).toEqual(['SF1']);
});
