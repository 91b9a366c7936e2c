import { expect, test } from 'vitest';
import { nextSerial } from '../../../lib/share/make-bundle.ts';
import { readShareForm, shareForm } from '../../../lib/share/share-form.ts';
import { agreed } from './share-world.ts';

const start = {
  kpis: ['otif', 'quality-ppm'] as const,
  whole: false,
  owed: false,
  today: '2025-06-16',
  ours: 'M. Halvorsen',
  theirs: '',
};

test('what was agreed comes back as it was from its form', () => {
  const share = agreed({ answerTo: 'https://portal.example/answers', nextReviewOn: '2025-09-01' });
  expect(readShareForm(shareForm(share, start), share, '2025-06-16', share.kpis)).toEqual({
    share: { ...share, counted: [] },
    faults: new Map(),
  });
});

test('a first proposal shares no score that tells of figures that stay here, and lacks what a person must say', () => {
  const form = shareForm(undefined, start);
  expect(form).toMatchObject({ kpis: ['otif', 'quality-ppm'], score: false });
  const { share, faults } = readShareForm(form, agreed(), '2025-06-16', []);
  expect(share).toBeNull();
  expect([...faults]).toEqual([
    ['from', 'missing'],
    ['until', 'missing'],
    ['theirs', 'missing'],
  ]);
});

test('agreeing anew ends the end', () => {
  const revoked = { at: 1, because: '' };
  const { revoked: _, ...head } = agreed({ revoked });
  expect(
    readShareForm(shareForm(agreed({ revoked }), start), head, '2025-06-16', []).share,
  ).not.toHaveProperty('revoked');
});

test.each([
  ['until', '2025-06-15', 'past'],
  ['until', '2025-02-30', 'not-a-date'],
  ['months', '0', 'not-a-number'],
  ['validDays', 'a week', 'not-a-number'],
  ['answerTo', 'http://portal.example', 'not-https'],
  ['answerTo', 'javascript:alert(1)', 'not-https'],
  ['theirs', 'x'.repeat(201), 'too-long'],
] as const)('%s %s is %s', (name, value, fault) => {
  const form = { ...shareForm(agreed(), start), [name]: value };
  expect([...readShareForm(form, agreed(), '2025-06-16', []).faults]).toEqual([[name, fault]]);
});

test('a number is never below that of a file that another browser made before', () => {
  expect(nextSerial({ serial: 0 }, 1_795_404_224_913)).toBe(1_795_404_224);
  expect(nextSerial({ serial: 1_795_404_224 }, 1_795_404_224_913)).toBe(1_795_404_225);
});

test('what a shared score counts and nobody sees is noted as it was agreed, and nothing where none is shared', () => {
  const counted = (score: boolean) =>
    readShareForm({ ...shareForm(agreed(), start), score }, agreed(), '2025-06-16', [
      'otif',
      'spend',
      'asn-quality',
    ]).share?.counted;
  expect(counted(true)).toEqual(['spend', 'asn-quality']);
  expect(counted(false)).toBeUndefined();
});
