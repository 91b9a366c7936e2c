import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import { findCandidates } from '../../../lib/recognise/candidates.ts';
import { runs } from '../runs.ts';

const keysOf = (text: string): string[] => findCandidates(text).flatMap(({ keys }) => keys);
describe('properties', () => {
  const number = fc.stringMatching(/^[1-9]\d{6,11}$/);
  const label = fc.constantFrom(
    'PO ',
    'PO#',
    'P.O. No.: ',
    'Purchase order ',
    'Bestellung ',
    'Bestell-Nr. ',
    'commande n° ',
    'pedido ',
    'order no. ',
  );

  test('a labelled number keeps its key under any separators', () => {
    const joint = fc.constantFrom('-', '.', '/', '\u200b', '\u00ad', '\u2011', ' ', '\u00a0');
    fc.assert(
      fc.property(number, label, joint, fc.integer({ min: 3, max: 5 }), (digits, before, sign, size) => {
        const tail = digits.slice(size);
        // A group of one digit behind a space is not written by anybody.
        fc.pre(tail.length > 1 && tail.length < 7);
        // With a point and two digits it is an amount.
        fc.pre(sign !== '.' || tail.length > 2);
        const written = `${digits.slice(0, size)}${sign}${tail}`;
        expect(keysOf(`${before}${written}`)).toContain(digits);
      }),
    );
  });

  test('keys are normalised numbers or addresses', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'PO# -./45１A@.x\u200b:€'), maxLength: 40 }),
        (text) => {
          for (const { keys, kind, raw, start, end } of findCandidates(text)) {
            expect(text.slice(start, end)).toBe(raw);
            if (kind !== 'email' && kind !== 'domain')
              for (const key of keys) expect(normaliseNumber(key)).toBe(key);
          }
        },
      ),
      runs(2_000),
    );
  });

  test('text without digits holds only addresses', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'PO#Nr.: orderINVx@-/'), maxLength: 60 }), (text) => {
        for (const { kind } of findCandidates(text)) expect(['email', 'domain']).toContain(kind);
      }),
    );
  });

  test('candidates stand in order and do not overlap', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'PO 4500012345',
            'SCMS-4/10',
            '4500 012 345',
            'a@b.example',
            ',',
            ' and ',
            '12',
            '.',
            '+49 171 2345678',
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          let floor = 0;
          for (const { start, end } of findCandidates(parts.join(' '))) {
            expect(start).toBeGreaterThanOrEqual(floor);
            expect(end).toBeGreaterThan(start);
            floor = end;
          }
        },
      ),
    );
  });
});

/** Least processor time of some runs: other work on the machine does not count. */
function cost(run: () => void): number {
  const times: number[] = [];
  for (let round = 0; round < 6; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  return Math.min(...times);
}

describe('hostile text', () => {
  const unit = [
    '1',
    '1-',
    '1 ',
    '12 ',
    'PO ',
    'PO.',
    'a1',
    'A1-',
    'a@',
    'a.',
    'a-',
    '1.1.',
    'no. ',
    '://a',
    'www.',
    '\u200b1',
    '１',
    '(1) ',
    '+1 ',
    'DE89 3704 ',
    '1,',
    '12.12.',
    'x@a.',
  ];
  // Milliseconds depend on the machine: what must hold is that twice the text costs about twice the time.
  test.each(unit)('40 KB of %j cost about twice as much as half of it', (part) => {
    const text = part.repeat(40_000 / part.length);
    const half = cost(() => findCandidates(text.slice(0, 20_000)));
    expect(cost(() => findCandidates(text))).toBeLessThan(3 * half + 5);
  });

  test.each([
    'A'.repeat(100_000).concat('1'),
    '1'.concat('\u200b'.repeat(100_000)),
    `${'a'.repeat(100_000)}@b.example`,
    `${'a.'.repeat(50_000)}b@c`,
  ])('one long word', (text) => {
    expect(cost(() => findCandidates(text))).toBeLessThan(50);
  });
});
