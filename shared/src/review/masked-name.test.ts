import { maskedName } from './masked-name.js';

test.each([
  ['林晓', '林***'],
  ['晓', '晓***'],
  ['爱吃米饭', '爱***饭'],
  [' Amy Chan ', 'A***n'],
  ['🍊甜甜🍎', '🍊***🍎'],
  ['', '***'],
])('%s is seen as %s', (nickname, seen) => expect(maskedName(nickname)).toBe(seen));
