import type { Carrier } from '../../shop/carrier.entity';
import { carrierFinder } from './find-carrier';

const carrier = (id: number, code: string, name: string, enabled = true): Carrier => ({
  ...{ id, code, name, enabled },
  ...{ position: id, version: 1 },
});
const find = carrierFinder([
  carrier(1, 'SF', '顺丰速运'),
  carrier(2, 'ZTO', '中通快递'),
  carrier(3, 'ZTOKY', '中通快运'),
  carrier(4, 'YTO', '圆通速递', false),
  carrier(5, 'EMS', 'EMS'),
]);

test.each([
  ['顺丰速运', 1],
  ['顺丰', 1],
  [' sf ', 1],
  ['順豐速運', 1],
  ['顺丰快递', 1],
  ['中通', 2],
  ['中通快运', 3],
  ['ztoky', 3],
  ['ems', 5],
  ['圆通', undefined],
  ['YTO', undefined],
  ['快递', undefined],
  ['天天', undefined],
])('%s is the carrier %s', (typed, id) => {
  expect(find(typed)?.id).toBe(id);
});
