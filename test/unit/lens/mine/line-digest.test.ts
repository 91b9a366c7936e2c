import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paintStateSchema } from '../../../../lib/domain/mention.ts';
import {
  keyOfSeen,
  packState,
  readDigest,
  unpackState,
  writeDigest,
} from '../../../../lib/lens/mine/line-digest.ts';
import { runs } from '../../runs.ts';

const line = fc.record(
  {
    orderId: fc.string({ minLength: 1, maxLength: 12 }),
    lineId: fc.string({ minLength: 1, maxLength: 4 }),
    state: fc.constantFrom(...paintStateSchema.options),
    promisedOn: fc
      .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  },
  { requiredKeys: ['orderId', 'lineId', 'state'] },
);
const lines = fc.uniqueArray(line, { maxLength: 1_500, selector: keyOfSeen });

it('gives every line back with its state and its day, and knows no other', () => {
  fc.assert(
    fc.property(lines, line, (all, other) => {
      const text = writeDigest(new Map(all.map((each) => [keyOfSeen(each), packState(each)])));
      expect(text).toHaveLength(16 * all.length);
      const read = readDigest(text);
      expect(read?.size).toBe(all.length);
      for (const each of all) {
        const { state, promisedOn } = each;
        const packed = read?.get(keyOfSeen(each));
        expect(packed === undefined ? undefined : unpackState(packed)).toEqual(
          promisedOn === undefined ? { state } : { state, promisedOn },
        );
      }
      const known = all.some((each) => keyOfSeen(each) === keyOfSeen(other));
      expect(read?.get(keyOfSeen(other)) !== undefined).toBe(known);
    }),
    runs(30),
  );
});

it('a text that is none is refused', () => {
  for (const text of ['AAAA', 'not base64!', `${'A'.repeat(16)}AAAA`])
    expect(readDigest(text)).toBeUndefined();
});
