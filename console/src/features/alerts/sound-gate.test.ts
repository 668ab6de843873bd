import { nextGate, type GateEvent, type GateState } from './sound-gate';

const after = (start: GateState, ...events: GateEvent[]) => events.reduce(nextGate, start);

test('armed only once something was heard; locked again when the browser blocks it', () => {
  expect(after('locked', 'unmuted')).toBe('locked');
  expect(after('locked', 'heard')).toBe('armed');
  expect(after('armed', 'blocked')).toBe('locked');
});

test('muted lasts until the person ends it, and then sound must prove itself', () => {
  expect(after('armed', 'muted', 'heard', 'blocked')).toBe('muted');
  expect(after('armed', 'muted', 'unmuted')).toBe('locked');
  expect(after('armed', 'muted', 'unmuted', 'heard')).toBe('armed');
});

test('a browser without any sound stays so', () => {
  expect(after('locked', 'unsupported', 'heard', 'unmuted')).toBe('unsupported');
});
