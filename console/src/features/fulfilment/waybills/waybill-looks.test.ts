import { waybillStates } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { offered, waybillColour } from './waybill-looks';

test('what waits for somebody is red', () => {
  expect(waybillStates.filter((state) => waybillColour[state] === 'red')).toEqual([
    'requested',
    'failed',
    'unknown',
  ]);
});
test('what brings the number stands before what gives it up, and the system’s own steps are no buttons', () => {
  expect(offered({ allowedActions: ['drop', 'issue', 'settle', 'retry'] })).toEqual([
    'retry',
    'settle',
    'drop',
  ]);
});
