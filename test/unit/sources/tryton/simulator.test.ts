import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Recording } from '../../../real/tryton/record.ts';
import { matches } from '../../../simulators/tryton-domain.ts';
import { indexOf, type Row } from '../../../simulators/tryton-index.ts';
import { countOf, searched } from '../../../simulators/tryton-search.ts';

/** The simulator finds records by an index; what it finds is what reading all of them finds. */

const small = fc.integer({ min: 1, max: 6 });
const row = fc.record({
  purchase: fc.option(small),
  origin: fc.constantFrom(null, 'purchase.line,1', 'purchase.line,2', 'sale.line,1'),
  quantity: small,
  lines: fc.array(small, { maxLength: 3 }),
});
const clause = fc.oneof(
  fc.tuple(
    fc.constantFrom('id', 'purchase', 'quantity', 'lines.quantity'),
    fc.constantFrom('=', '!=', '<', '>'),
    small,
  ),
  fc.tuple(fc.constantFrom('id', 'purchase', 'lines'), fc.constant('in'), fc.array(small, { maxLength: 4 })),
  fc.tuple(
    fc.constant('origin'),
    fc.constant('in'),
    fc.constant(['purchase.line,2', 'sale.line,1', 'x.y,1']),
  ),
  fc.tuple(fc.constantFrom('purchase', 'origin'), fc.constant('='), fc.constant(null)),
);
const domain = fc.array(
  fc.oneof(
    clause,
    fc.array(clause, { maxLength: 3 }).map((parts) => ['OR', ...parts]),
  ),
  { maxLength: 4 },
);
/** What a test does between two calls: in place, as they do. */
const change = fc.record({
  at: fc.nat(20),
  values: fc.record({ purchase: fc.option(small), quantity: small }),
  how: fc.constantFrom('change', 'add', 'take away', 'put another in its place'),
});

test('records are found as if each were looked at, whatever changes in between', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(domain, change, fc.constantFrom('ASC', 'DESC')), { maxLength: 6 }),
      (rows, steps) => {
        const recording = recorded(rows);
        for (const [asked, { at, values, how }, direction] of steps) {
          const wanted = plain(recording, asked);
          const order = [['id', direction]];
          const found = searched(recording, 'purchase.purchase', [asked, 0, 1_000, order]);
          expect(found.map(({ id }) => id)).toEqual(direction === 'ASC' ? wanted : wanted.toReversed());
          expect(countOf(recording, 'purchase.purchase', asked)).toBe(wanted.length);
          const part = searched(recording, 'purchase.purchase', [asked, 1, 2, [['id', 'ASC']]]);
          expect(part.map(({ id }) => id)).toEqual(wanted.slice(1, 3));
          const here = recording.records['purchase.purchase'] as Row[];
          const one = here[at % Math.max(1, here.length)];
          if (how === 'change' && one) Object.assign(one, values);
          if (how === 'add') here.unshift({ ...rows[0], ...values, id: 100 + at + here.length * 50 });
          if (how === 'take away') here.splice(at % Math.max(1, here.length), 1);
          if (how === 'put another in its place' && one) here[here.indexOf(one)] = { ...one, ...values };
        }
      },
    ),
  );
});

function recorded(rows: readonly Row[]): Recording {
  const fields = ['id', 'purchase', 'origin', 'quantity', 'lines'];
  return {
    version: '',
    preferences: {},
    company: [],
    fields: { 'purchase.purchase': fields, 'purchase.line': fields },
    records: {
      'purchase.purchase': rows.map((each, at) => ({ ...each, id: at + 1 })),
      'purchase.line': [1, 2, 3, 4].map((id) => ({ id, quantity: id })),
    },
    quantities: {},
  };
}

/** Each record by itself, the lowest id first. */
function plain(recording: Recording, asked: unknown): unknown[] {
  const index = { ...indexOf(recording), byId: (model: string, id: unknown) => linear(recording, model, id) };
  return (recording.records['purchase.purchase'] ?? [])
    .filter((each) => matches({ recording, index }, 'purchase.purchase', each, asked))
    .map(({ id }) => id as number)
    .sort((a, b) => a - b);
}

function linear(recording: Recording, model: string, id: unknown): Row | undefined {
  return recording.records[model]?.find((each) => each.id === id);
}
