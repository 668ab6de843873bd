import { UpdateMe } from '@lanzi/shared/customer/customer.contract';
import { isEmail } from './email';

const taken = (email: string) => UpdateMe.safeParse({ nickname: '林晓', email }).success;

test.each([
  ['lin.xiao@example.com', true],
  ["o'neil+shop@mail.example.co", true],
  ['lin@example', false],
  ['lin..xiao@example.com', false],
  ['.lin@example.com', false],
  ['lin.@example.com', false],
  ["lin'@example.com", false],
  ['lin xiao@example.com', false],
  ['林晓@example.com', false],
  ['lin@-example.com', false],
  ['@example.com', false],
  [`${'a'.repeat(88)}@example.com`, true],
  [`${'a'.repeat(89)}@example.com`, false],
])('%s is an e-mail: %s, as the server finds', (email, is) => {
  expect(isEmail(email)).toBe(is);
  expect(taken(email)).toBe(is);
});
