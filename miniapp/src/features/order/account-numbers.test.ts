import { accountNumbers } from './account-numbers';

test('account numbers are found among words, each once', () => {
  const words = '开户行：招商银行\n账号：6225 8812 3456 7890\n转数快 104938271，备注 104938271';
  expect(accountNumbers(words)).toEqual(['6225 8812 3456 7890', '104938271']);
});

test('times, amounts and short numbers are no accounts', () => {
  expect(accountNumbers('请在 30 分钟内转账 1234.50 元，电话 1234567')).toEqual([]);
});
