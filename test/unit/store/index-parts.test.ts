import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildFilter, filterHas } from '../../../lib/store/filter.ts';
import { hashKey } from '../../../lib/store/hash.ts';
import { packOrder, unpackOrder } from '../../../lib/store/packed-order.ts';
import { buildTable, mergeTables, runsToSwallow, valuesOf } from '../../../lib/store/runs.ts';
import { countShape, densityOf } from '../../../lib/store/shapes.ts';
import { arbitraryOrder } from './arbitrary.ts';

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(5)), { maxLength: 200 });
const tableOf = (list: [number, number][]) =>
  buildTable(
    list.map(([hash]) => hash),
    list.map(([, value]) => value),
  );

describe('runs', () => {
  test('a table finds exactly the values of each hash', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const table = tableOf(list);
        for (const [hash] of list) {
          const values = new Set(list.filter(([other]) => other === hash).map(([, value]) => value));
          expect(valuesOf(table, hash).sort()).toEqual([...values].sort());
        }
      }),
    );
  });

  test('merged tables find what both find', () => {
    fc.assert(
      fc.property(pairs, pairs, (a, b) => {
        const merged = mergeTables(tableOf(a), tableOf(b));
        expect([...merged.hashes]).toEqual([...merged.hashes].sort((x, y) => x - y));
        for (const [hash, value] of [...a, ...b]) expect(valuesOf(merged, hash)).toContain(value);
      }),
    );
  });

  test.each([
    ['a million', 1_000_000, 5_000, 8],
    ['five million', 5_000_000, 40_000, 14],
  ])('%s identifiers stay in few runs of at most 8 MB, rewritten few times', (_, total, added, limit) => {
    let counts: number[] = [];
    let written = 0;
    let most = 0;
    for (let stored = 0; stored < total; stored += added) {
      const swallowed = runsToSwallow(counts, added);
      const count = added + counts.slice(counts.length - swallowed).reduce((sum, each) => sum + each, 0);
      counts = [...counts.slice(0, counts.length - swallowed), count];
      written += count;
      most = Math.max(most, counts.length);
    }
    expect(most).toBeLessThanOrEqual(limit);
    expect(Math.max(...counts) * 8).toBeLessThanOrEqual(2 ** 23);
    expect(written / total).toBeLessThanOrEqual(8);
  });
});

describe('filter', () => {
  test('never misses, and lets few strangers through', () => {
    const hashes = Uint32Array.from({ length: 20_000 }, (_, i) => hashKey('number', `PO${i}`));
    const filter = buildFilter(hashes);
    for (const hash of hashes) expect(filterHas(filter, hash)).toBe(true);
    let strangers = 0;
    for (let i = 0; i < 100_000; i++) if (filterHas(filter, hashKey('number', `X${i}`))) strangers++;
    expect(strangers / 100_000).toBeLessThan(0.01);
    expect(filter.byteLength / hashes.length).toBeLessThan(1.6);
  });

  test('an empty filter holds nothing', () => {
    expect(filterHas(buildFilter(new Uint32Array()), hashKey('number', 'PO1'))).toBe(false);
  });
});

test('hashes of sequential numbers spread evenly', () => {
  const buckets = new Uint32Array(64);
  for (let i = 0; i < 64_000; i++) {
    const bucket = hashKey('number', `SCMS${i}`) >>> 26;
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(Math.min(...buckets)).toBeGreaterThan(850);
  expect(Math.max(...buckets)).toBeLessThan(1_150);
});

test('packing and unpacking gives the same order', () => {
  fc.assert(
    fc.property(fc.array(arbitraryOrder(fc.integer({ min: 1, max: 3 })), { maxLength: 4 }), (orders) => {
      const origins: never[] = [];
      const texts = orders.map((each) => packOrder({ ...each, buyerGroup: 'g', company: 'c' }, origins));
      expect(origins.length).toBeLessThanOrEqual(3);
      orders.forEach((each, i) => {
        // Empty sets of the later fields are not written.
        const lines = each.lines.map(({ returns, changes, ...line }) => ({
          ...line,
          ...(returns?.length ? { returns } : {}),
          ...(changes?.length ? { changes } : {}),
        }));
        expect(unpackOrder(texts[i] ?? '', origins)).toEqual({
          ...each,
          lines,
          buyerGroup: 'g',
          company: 'c',
        });
      });
    }),
  );
});

describe('shapes', () => {
  test('density is stored numbers by what the shape can spell', () => {
    const shapes = new Map<string, number>();
    for (let i = 0; i < 25; i++) countShape(shapes, 'PO99');
    expect(densityOf(shapes, 'PO99')).toBe(0.25);
    expect(densityOf(shapes, '999')).toBe(0);
  });

  test('numbers without a common shape do not fill the memory', () => {
    const shapes = new Map<string, number>();
    for (let i = 0; i < 100; i++) countShape(shapes, '9999');
    for (let i = 0; i < 30_000; i++) countShape(shapes, `SHAPE${i}`);
    expect(shapes.size).toBeLessThanOrEqual(5_000);
    expect(shapes.get('9999')).toBe(100);
  });
});
