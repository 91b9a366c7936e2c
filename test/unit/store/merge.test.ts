import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import { orderLineSchema, orderSchema } from '../../../lib/domain/order.ts';
import { MERGED_HEADER, type MergeCounts, mergeOrder } from '../../../lib/store/merge.ts';
import { MERGED_FIELDS, mergeLine, newLine } from '../../../lib/store/merge-line.ts';
import type { Notes } from '../../../lib/store/schema.ts';
import { arbitraryLine, arbitraryOrder } from './arbitrary.ts';
import { from, line, order } from './records.ts';

/** Merges lines one after the other, as files that arrive in that order. */
function mergeAll(lines: OrderLine[]): { line: OrderLine; notes: Notes | undefined } {
  const [first, ...rest] = lines;
  if (!first) throw new Error('no lines');
  return rest.reduce((kept, next) => mergeLine(kept.line, kept.notes, next), newLine(first));
}

const counts = (): MergeCounts => ({ linesNew: 0, linesChanged: 0, linesSame: 0, conflicts: [] });

/** Merges parts of one order in steps, and answers it with its lines in one order. */
function mergeParts(steps: Order[][]): Order | undefined {
  const notes = new Map<string, Notes>();
  let kept: Order | undefined;
  for (const parts of steps) if (parts.length > 0) kept = mergeOrder(kept, notes, parts, counts()).order;
  return kept && { ...kept, lines: [...kept.lines].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

const ages = fc.integer({ min: 1, max: 4 });
const sameLine = arbitraryLine(ages).map((each) => ({ ...each, id: '1' }));

describe('merging lines', () => {
  test('knows every field of the schema', () => {
    expect([...MERGED_FIELDS].sort()).toEqual(Object.keys(orderLineSchema.shape).sort());
    expect([...MERGED_HEADER].sort()).toEqual(
      Object.keys(orderSchema.shape)
        .filter((field) => !['id', 'partnerId', 'lines'].includes(field))
        .sort(),
    );
  });

  test('the same line again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(sameLine, { minLength: 1, maxLength: 5 }), (lines) => {
        const kept = mergeAll(lines);
        const last = lines
          .filter((each) => each.provenance.fetchedAt === kept.line.provenance.fetchedAt)
          .at(-1);
        if (!last) throw new Error('no line of that age');
        const once = mergeLine(kept.line, kept.notes, last);
        const twice = mergeLine(once.line, once.notes, last);
        expect(twice.outcome).toBe('same');
        expect(twice.line).toBe(once.line);
      }),
    );
  });

  test('files of different ages give the same line in whichever order they arrive', () => {
    const oneOfEachAge = fc.uniqueArray(sameLine, {
      selector: (each) => each.provenance.fetchedAt,
      minLength: 2,
    });
    fc.assert(
      fc.property(
        oneOfEachAge.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => {
          expect(mergeAll(shuffled).line).toEqual(mergeAll(lines).line);
        },
      ),
    );
  });

  test('the newest file that gives a field decides it, absent fields keep older values', () => {
    const merged = mergeAll([
      line('1', { ordered: 5, unit: 'pc', ...from(30) }),
      line('1', { ordered: 7, lastPromisedOn: '2024-02-01', ...from(10) }),
      line('1', { ordered: 9, lastPromisedOn: '2024-02-02', ...from(20) }),
    ]).line;
    expect(merged).toMatchObject({ ordered: 5, unit: 'pc', lastPromisedOn: '2024-02-02', ...from(30) });
  });

  test('one file with two values: the first is kept, the second reported, however often it is read', () => {
    const first = line('1', { ordered: 5 });
    const second = line('1', { ordered: 6 });
    const merge = mergeLine(first, undefined, second);
    expect(merge.line.ordered).toBe(5);
    expect(merge.contradictions).toEqual([{ field: 'ordered', kept: '5', dropped: '6' }]);
    const again = (ordered: number) => line('1', { ordered, ...from(1_000, 'job-2') });
    const reread = mergeLine(mergeLine(merge.line, merge.notes, again(5)).line, merge.notes, again(6));
    expect(reread).toMatchObject({ outcome: 'same', line: { ordered: 5 } });
    expect(reread.contradictions).toHaveLength(1);
  });

  test('the same file read with a corrected mapping updates', () => {
    const merge = mergeLine(
      line('1', { ordered: 5 }),
      undefined,
      line('1', { ordered: 500, ...from(1_000, 'job-2') }),
    );
    expect(merge).toMatchObject({ outcome: 'changed', line: { ordered: 500 }, contradictions: [] });
  });

  test('a newer file that says the same confirms the line', () => {
    const merge = mergeLine(
      line('1', { ordered: 5 }),
      undefined,
      line('1', { ordered: 5, ...from(2_000, 'job-2') }),
    );
    expect(merge).toMatchObject({
      outcome: 'confirmed',
      line: { provenance: { fetchedAt: 2_000, jobId: 'job-2' } },
    });
  });

  test('sets are united by identity', () => {
    const merged = mergeAll([
      line('1', { shipments: [{ number: 'B' }], receipts: [{ receivedOn: '2024-02-01', quantity: 5 }] }),
      line('1', {
        shipments: [{ number: 'A' }, { number: 'B', shippedOn: '2024-02-03' }],
        receipts: [
          { receivedOn: '2024-02-01', quantity: 5 },
          { receivedOn: '2024-02-02', quantity: 5 },
        ],
      }),
    ]).line;
    expect(merged.shipments).toEqual([{ number: 'A' }, { number: 'B', shippedOn: '2024-02-03' }]);
    expect(merged.receipts.map((receipt) => receipt.receivedOn)).toEqual(['2024-02-01', '2024-02-02']);
  });
});

describe('events without a number', () => {
  const received = (receivedOn: string, quantity: number) => ({ receipts: [{ receivedOn, quantity }] });
  const receiptsOf = (lines: OrderLine[]) => mergeAll(lines).line.receipts;

  test('a newer file of the source corrects the only one, in whichever order the files arrive', () => {
    const older = line('1', { ...received('2024-02-01', 5), ...from(10, 'job-1') });
    const newer = line('1', { ...received('2024-02-03', 6), ...from(20, 'job-2') });
    expect(receiptsOf([older, newer])).toEqual([{ receivedOn: '2024-02-03', quantity: 6 }]);
    expect(receiptsOf([newer, older])).toEqual([{ receivedOn: '2024-02-03', quantity: 6 }]);
  });

  test('the same file read again with another date order does not double what came', () => {
    const wrong = line('1', {
      ...received('2024-03-02', 5),
      shipments: [{ number: '', shippedOn: '2024-01-02' }],
      qualityEvents: [{ foundOn: '2024-03-02', rejected: 1 }],
      ...from(10, 'job-1'),
    });
    const right = line('1', {
      ...received('2024-02-03', 5),
      shipments: [{ number: '', shippedOn: '2024-02-01' }],
      qualityEvents: [{ foundOn: '2024-02-03', rejected: 1 }],
      ...from(10, 'job-2'),
    });
    const merged = mergeAll([wrong, right]).line;
    expect(merged).toEqual(right);
    expect(mergeLine(merged, undefined, right).outcome).toBe('same');
  });

  test('several rows of one file are several, also where they are committed one by one', () => {
    const rows = (age: number, job: string) => [
      line('1', { ...received('2024-02-01', 5), ...from(age, job) }),
      line('1', { ...received('2024-02-03', 5), ...from(age, job) }),
    ];
    expect(receiptsOf(rows(10, 'job-1'))).toHaveLength(2);
    expect(receiptsOf([...rows(10, 'job-1'), ...rows(20, 'job-2')])).toHaveLength(2);
    const [first, second] = rows(20, 'job-2');
    if (!first || !second) throw new Error('no rows');
    const before = line('1', { ...received('2024-02-01', 5), ...from(10, 'job-1') });
    expect(receiptsOf([before, first, second])).toHaveLength(2);
    expect(receiptsOf([before, second, first])).toHaveLength(2);
    const parts = ['2024-02-01', '2024-02-03'].map((shippedOn) =>
      line('1', { shipments: [{ number: '', shippedOn }], ...from(10) }),
    );
    expect(mergeAll(parts).line.shipments).toHaveLength(2);
  });

  test('what another source or a document number tells is not corrected', () => {
    const older = line('1', { ...received('2024-02-01', 5), ...from(10, 'job-1') });
    const provenance = { sourceId: 'file:b', fetchedAt: 20, jobId: 'job-2' };
    expect(receiptsOf([older, line('1', { ...received('2024-02-03', 5), provenance })])).toHaveLength(2);
    const numbered = line('1', {
      receipts: [{ number: 'R1', receivedOn: '2024-02-03', quantity: 5 }],
      ...from(20, 'job-2'),
    });
    expect(receiptsOf([older, numbered])).toHaveLength(2);
  });
});

describe('merging orders', () => {
  test('it does not matter how the rows of a file are cut into batches', () => {
    const oneOrder = arbitraryOrder(fc.constant(1)).map((each) => ({
      ...each,
      id: 'ACME/PO1',
      partnerId: 'ACME',
    }));
    fc.assert(
      fc.property(
        fc.array(oneOrder, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(3), { maxLength: 6 }),
        (parts, cuts) => {
          const steps: Order[][] = [];
          const rest = [...parts];
          for (const size of cuts) steps.push(rest.splice(0, size));
          expect(mergeParts([...steps, rest])).toEqual(mergeParts([parts]));
        },
      ),
    );
  });

  test('headers follow the newer file and keep what it does not say', () => {
    const merged = mergeParts([
      [order('a', 'PO1', [line('1', from(20))], { buyer: 'new' })],
      [order('a', 'PO1', [line('2', from(10))], { buyer: 'old', plant: 'P1' })],
      [order('a', 'PO1', [line('3', from(30))])],
      [order('a', 'PO1', [line('3', from(15))], { plant: 'P2' })],
    ]);
    expect(merged).toMatchObject({ buyer: 'new', plant: 'P2' });
  });

  test('contradicting headers of one file are reported with an empty line id', () => {
    const found = counts();
    const parts = [
      order('a', 'PO1', [line('1')], { buyer: 'ann' }),
      order('a', 'PO1', [line('2', { nativeId: 'row 3' })], { buyer: 'bob' }),
    ];
    mergeOrder(undefined, new Map(), parts, found);
    expect(found.conflicts).toEqual([
      { orderId: 'a/PO1', lineId: '', field: 'buyer', kept: 'ann', dropped: 'bob', nativeId: 'row 3' },
    ]);
  });
});
