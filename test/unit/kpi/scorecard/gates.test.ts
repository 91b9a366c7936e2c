import { expect, it } from 'vitest';
import type { Case } from '../../../../lib/domain/activity.ts';
import type { Fact } from '../../../../lib/domain/fact.ts';
import { gatesHeld } from '../../../../lib/kpi/scorecard/gates.ts';

const certificate = (validTo: string | undefined, more: Partial<Fact> = {}): Fact => ({
  id: `${validTo}`,
  partnerId: 'p',
  kind: 'certificate',
  label: 'ISO 9001',
  validFrom: '2020-01-01',
  validTo,
  source: 'sample',
  notedAt: 0,
  sample: true,
  ...more,
});

const open: Case = {
  id: 'c',
  partnerId: 'p',
  kind: 'case',
  number: 'C-1',
  priority: 'critical',
  raisedAt: 0,
  pauses: [],
  provenance: { sourceId: 'sample', fetchedAt: 0, jobId: 'j' },
};

const today = '2026-05-07';

it('holds for a certificate that ran out yesterday, not for one that runs out today', () => {
  expect(gatesHeld(['certificate-expired'], [certificate('2026-05-06')], [], today)).toEqual([
    'certificate-expired',
  ]);
  expect(gatesHeld(['certificate-expired'], [certificate(today)], [], today)).toEqual([]);
});

it('is lifted by a newer certificate of the same name, not by another one or one that begins later', () => {
  const old = certificate('2026-01-01');
  expect(gatesHeld(['certificate-expired'], [old, certificate('2027-01-01')], [], today)).toEqual([]);
  const other = certificate('2027-01-01', { label: 'ISO 14001' });
  expect(gatesHeld(['certificate-expired'], [old, other], [], today)).toEqual(['certificate-expired']);
  const later = certificate('2027-01-01', { validFrom: '2026-06-01' });
  expect(gatesHeld(['certificate-expired'], [old, later], [], today)).toEqual(['certificate-expired']);
});

it('holds while a critical case is open; a gate that was not agreed never does', () => {
  expect(gatesHeld(['critical-case-open'], [], [open], today)).toEqual(['critical-case-open']);
  expect(gatesHeld(['critical-case-open'], [], [{ ...open, resolvedAt: 1 }], today)).toEqual([]);
  expect(gatesHeld([], [certificate('2020-02-02')], [open], today)).toEqual([]);
});
