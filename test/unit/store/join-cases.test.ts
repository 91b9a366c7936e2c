import { expect, test } from 'vitest';
import type { Case } from '../../../lib/domain/activity.ts';
import { joinCases } from '../../../lib/store/join-cases.ts';

const DAY = 86_400_000;
const RAISED = Date.UTC(2026, 10, 2, 9);

function caseOf(sourceId: string, fetchedAt: number, values: Partial<Case> = {}): Case {
  const provenance = { sourceId, fetchedAt, jobId: 'j' };
  const number = '00001027';
  const common = { kind: 'case', partnerId: 'ACME', number, priority: 'normal', raisedAt: RAISED } as const;
  return { ...common, id: `${sourceId} ${values.number ?? number}`, pauses: [], provenance, ...values };
}

test('a case that a file and a system tell of is one: the newer word counts, the older fills in', () => {
  const file = caseOf('file:cases.csv', 1, { raisedAt: RAISED - DAY / 2, targetHours: 16, title: 'Bent' });
  const system = caseOf('salesforce:org', 2, {
    title: 'Bent rings',
    priority: 'high',
    resolvedAt: RAISED + DAY,
  });
  for (const both of [
    [file, system],
    [system, file],
  ])
    expect(joinCases(both)).toEqual([
      {
        ...system,
        targetHours: 16,
        also: [file.provenance],
      },
    ]);
});

test('a case that its system opened again is open, whatever an older file says; an older system ends none', () => {
  const settled = caseOf('file:cases.csv', 1, { resolvedAt: RAISED + DAY });
  const open = caseOf('zoho:org', 2);
  expect(joinCases([settled, open])[0]).not.toHaveProperty('resolvedAt');
  // A file may have no column for it, and says nothing then.
  const file = caseOf('file:cases.csv', 2);
  expect(joinCases([caseOf('zoho:org', 1, { resolvedAt: RAISED + DAY }), file])[0]?.resolvedAt).toBe(
    RAISED + DAY,
  );
});

test('a third source joins both', () => {
  const sources = [caseOf('file:a.csv', 1), caseOf('salesforce:org', 3), caseOf('file:b.csv', 2)];
  const [joined, ...others] = joinCases(sources);
  expect(others).toEqual([]);
  expect([joined?.provenance, ...(joined?.also ?? [])].map((said) => said?.sourceId).sort()).toEqual([
    'file:a.csv',
    'file:b.csv',
    'salesforce:org',
  ]);
});

test.each([
  ['another number', { number: '00001028' }],
  ['raised at another time', { raisedAt: RAISED + 4 * DAY }],
  ['of another partner', { partnerId: 'OTHER' }],
  ['without a number, as is the other', { number: '–' }],
])('%s: two cases', (_, values) => {
  const first = caseOf(
    'file:cases.csv',
    1,
    'number' in values && values.number === '–' ? { number: '–' } : {},
  );
  expect(joinCases([first, caseOf('salesforce:org', 2, values)])).toHaveLength(2);
});

test('two of one number in one source are two', () => {
  const two = [caseOf('hubspot:a', 1), { ...caseOf('hubspot:a', 1), id: 'other' }];
  expect(joinCases(two)).toEqual(two);
});
