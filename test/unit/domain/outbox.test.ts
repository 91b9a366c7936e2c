import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isToSend,
  isUnsettled,
  mayBecome,
  type OutboxState,
  referenceOf,
  touchpointIdOf,
} from '../../../lib/domain/outbox.ts';

const STATES: readonly OutboxState[] = ['held', 'waiting', 'sending', 'sent', 'conflict', 'failed', 'undone'];
const state = fc.constantFrom(...STATES);

test('an end stays an end, and what was sent is never dropped or sent again', () => {
  fc.assert(
    fc.property(fc.array(state, { maxLength: 12 }), (wishes) => {
      const path: OutboxState[] = ['held'];
      for (const next of wishes) {
        const at = path.at(-1) ?? 'held';
        if (mayBecome(at, next)) path.push(next);
      }
      const end = path.findIndex((each) => !isUnsettled({ state: each }));
      expect(end === -1 || end === path.length - 1).toBe(true);
      const sent = path.indexOf('sent');
      if (sent > 0) expect(path[sent - 1]).toBe('sending');
      const undone = path.indexOf('undone');
      if (undone > 0) expect(path[undone - 1]).not.toBe('sending');
    }),
  );
});

test('whatever is neither ended nor left to a person is sent one day', () => {
  for (const each of STATES) {
    if (!isToSend({ state: each })) continue;
    expect(mayBecome(each, 'sending')).toBe(true);
  }
});

test('two entries have two references, in the note and among the touchpoints', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      fc.pre(one.slice(0, 18) !== other.slice(0, 18));
      expect(referenceOf(one)).not.toBe(referenceOf(other));
      expect(touchpointIdOf(one)).not.toBe(touchpointIdOf(other));
    }),
  );
});
