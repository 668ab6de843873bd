import { whatIsWrong } from './profile-problems';

const now = { nickname: '林晓', email: null };

test.each([
  [{ nickname: '', email: null }, 'account.nicknameEmpty'],
  [{ nickname: '林晓', email: 'lin@' }, 'account.emailWrong'],
  [{ nickname: '林晓', email: null }, 'account.nothingChanged'],
  [{ nickname: '林晓', email: 'lin@example.com' }, undefined],
  [{ nickname: '小林', email: null }, undefined],
])('%j: %s', (wanted, problem) => expect(whatIsWrong(now, wanted)).toBe(problem));

test('an e-mail can be taken away again', () =>
  expect(whatIsWrong({ nickname: '林晓', email: 'lin@example.com' }, now)).toBeUndefined());
