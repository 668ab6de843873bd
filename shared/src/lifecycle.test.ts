import { assertLifecycle, toMermaid, type Lifecycle } from './lifecycle.js';

interface Terms {
  action: 'make' | 'close';
  status: 'open' | 'closed';
  actor: 'me';
  condition: 'always';
  permission: never;
  event: string;
  facts: object;
}
const sound: Lifecycle<Terms> = {
  name: 'door',
  statuses: ['open', 'closed'],
  rows: {
    make: { by: { me: { from: null } }, to: [{ status: 'open' }], event: 'made' },
    close: { by: { me: { from: ['open'] } }, to: [{ status: 'closed' }], event: 'closed' },
  },
  conditions: { always: () => true },
};
const withClose = (close: Partial<Lifecycle<Terms>['rows']['close']>): Lifecycle<Terms> => ({
  ...sound,
  rows: { ...sound.rows, close: { ...sound.rows.close, ...close } },
});

test('a sound table passes', () => {
  expect(() => assertLifecycle(sound)).not.toThrow();
});

test.each([
  ['a row that nobody may do', withClose({ by: {} }), /nobody/],
  ['a row from nowhere', withClose({ by: { me: { from: [] } } }), /nowhere/],
  ['a status that is never reached', withClose({ to: [{ status: 'same' }] }), /never reached/],
  [
    'an outcome behind the unconditional one',
    withClose({ to: [{ status: 'closed' }, { status: 'open' }] }),
    /last/,
  ],
  ['no unconditional outcome', withClose({ to: [{ when: 'always', status: 'closed' }] }), /last/],
  ['an event used twice', withClose({ event: 'made' }), /belongs/],
])('%s is found', (_, table, why) => {
  expect(() => assertLifecycle(table)).toThrow(why);
});

test('the diagram has one edge for each move', () => {
  expect(toMermaid(sound)).toBe('stateDiagram-v2\n  [*] --> open: make\n  open --> closed: close');
});
