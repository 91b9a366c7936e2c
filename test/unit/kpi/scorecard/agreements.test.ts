import { expect, it } from 'vitest';
import type { Agreement } from '../../../../lib/domain/agreement.ts';
import { agreementAt } from '../../../../lib/kpi/scorecard/agreements.ts';
import { templateTerms } from '../../../../lib/kpi/scorecard/templates.ts';

const agreed = (version: number, from: string): Agreement => ({
  id: `p ${version}`,
  partnerId: 'p',
  version,
  template: 'direct',
  terms: templateTerms('direct'),
  gates: [],
  from,
  agreedOn: from,
  ours: 'Buyer',
  sample: true,
});

it('grades a month by what was agreed for it then', () => {
  const versions = [agreed(2, '2026-03-01'), agreed(1, '2025-01-01')];
  expect(agreementAt(versions, '2024-12-31')).toBeNull();
  expect(agreementAt(versions, '2026-02-28')?.version).toBe(1);
  expect(agreementAt(versions, '2026-03-31')?.version).toBe(2);
});

it('takes the later of two versions for the same months', () => {
  expect(agreementAt([agreed(2, '2026-01-01'), agreed(3, '2025-06-01')], '2026-05-05')?.version).toBe(3);
});
