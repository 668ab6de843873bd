import { codeGroups } from './code-groups';

test.each([
  ['', ''],
  ['123', '123'],
  ['1234', '1234'],
  ['12345', '1234 5'],
  ['12345678', '1234 5678'],
  ['1234 56a78', '1234 5678'],
])('%j is shown as %j', (typed, shown) => expect(codeGroups(typed)).toBe(shown));
