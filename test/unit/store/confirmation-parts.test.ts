import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Provenance } from '../../../lib/domain/provenance.ts';
import {
  gather,
  keepMarked,
  keyOfLine,
  newConfirmation,
  partsToGather,
} from '../../../lib/store/confirmations.ts';

describe('parts of confirmations', () => {
  const origin = (age: number): Provenance => ({ sourceId: 'file:a', fetchedAt: age, jobId: `job-${age}` });
  const part = (id: number, age: number, ids: number[]) =>
    newConfirmation(
      id,
      origin(age),
      ids.map((each) => keyOfLine(origin(0), 'acme/PO1', `${each}`)),
    );

  test('gathered, they tell of each line who said it last', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1 });
    const said = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), ids), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(said, (files) => {
        const whole = gather(
          7,
          files.map(([age, of], at) => part(at, age, of)),
        );
        const expected = new Map<string, number>();
        for (const [age, of] of files)
          for (const each of of) {
            const key = keyOfLine(origin(0), 'acme/PO1', `${each}`).join();
            expected.set(key, Math.max(age, expected.get(key) ?? 0));
          }
        const found = new Map(
          [...whole.hashes].map((high, at) => [
            `${high},${whole.values[at]}`,
            whole.origins[whole.from[at] ?? 0]?.fetchedAt,
          ]),
        );
        expect(found).toEqual(expected);
        expect(whole.hashes).toHaveLength(expected.size);
        expect(whole.hashes).toEqual([...whole.hashes].sort((a, b) => a - b) && whole.hashes.slice().sort());
        expect(new Set(whole.origins.map((each) => each.fetchedAt))).toEqual(new Set(expected.values()));
      }),
    );
  });

  test('marked lines stay, with their origins', () => {
    const both = gather(1, [part(1, 3, [1, 2]), part(2, 5, [2, 4])]);
    const marks = Uint8Array.from(both.from, (no) => (both.origins[no]?.fetchedAt === 5 ? 1 : 0));
    expect(keepMarked(both, marks)).toMatchObject({ origins: [origin(5)], from: new Uint16Array(2) });
  });

  test('a million lines in commits of 6,000 stay in few parts and are rewritten a few times', () => {
    const counts: number[] = [];
    let rewritten = 0;
    for (let commits = 0; commits < 167; commits++) {
      const more = partsToGather(counts, 6_000);
      const sum = counts.splice(counts.length - more).reduce((all, each) => all + each, 6_000);
      rewritten += sum;
      counts.push(sum);
      expect(counts.length).toBeLessThanOrEqual(24);
    }
    expect(rewritten).toBeLessThan(4_000_000);
  });
});
