/**
 * Whether this tab can be heard. `locked`: the browser keeps it silent until someone clicks. `armed`: sound has really
 * begun at least once, and nothing has failed since. `muted`: the person wants it silent.
 */
export type GateState = 'locked' | 'armed' | 'muted' | 'unsupported';
export type GateEvent = 'heard' | 'blocked' | 'muted' | 'unmuted' | 'unsupported';

export function nextGate(state: GateState, event: GateEvent): GateState {
  if (state === 'unsupported' || event === 'unsupported') return 'unsupported';
  if (event === 'muted') return 'muted';
  // Muted stays muted: a test that is heard does not end it.
  if (state === 'muted') return event === 'unmuted' ? 'locked' : 'muted';
  if (event === 'heard') return 'armed';
  return event === 'blocked' ? 'locked' : state;
}
