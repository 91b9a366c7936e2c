import type { GivenAnswer } from '../../../lib/domain/given-answer.ts';
import type { ShareAgreement } from '../../../lib/domain/share-agreement.ts';
import type { ShareAnswer } from '../../../lib/domain/share-answer.ts';

/** The instant of `NOW`. */
const INSTANT = Date.parse('2025-06-16T12:00:00Z');

/** What was agreed to be shared with a supplier of the small company. */
export function agreed(fields: Partial<ShareAgreement> = {}): ShareAgreement {
  return {
    id: 'acme',
    partnerId: 'acme',
    share: 'ab'.repeat(16),
    secret: '5e'.repeat(32),
    from: 'Norvane Pumps',
    kpis: ['otif', 'quality-ppm', 'acknowledgement'],
    score: true,
    owed: false,
    fields: ['dates', 'quantities', 'shipments', 'receipts', 'description'],
    months: 12,
    until: '2026-06-30',
    validDays: 35,
    ours: 'M. Halvorsen',
    theirs: 'J. Adeyemi',
    agreedOn: '2025-06-01',
    serial: 0,
    issued: [],
    at: INSTANT,
    sample: false,
    ...fields,
  };
}

export const ISSUE = { serial: 7, issuedAt: INSTANT };

let answers = 0;

/** An answer that was taken in; `line`: `<order id> <line id>`. */
export function answered(
  line: string,
  answer: Partial<ShareAnswer> = {},
  fields: Partial<GivenAnswer> = {},
): GivenAnswer {
  answers += 1;
  const id = `00000000-0000-4000-8000-${`${answers}`.padStart(12, '0')}`;
  const [orderId = '', lineId = ''] = line.split(' ');
  return {
    id,
    partnerId: 'acme',
    share: 'ab'.repeat(16),
    serial: 7,
    by: 'J. Adeyemi',
    answer: {
      id,
      at: INSTANT,
      kind: 'dispute',
      line: 'cd'.repeat(16),
      reason: 'arrived-on-time',
      evidence: 'signed slip 8812',
      ...answer,
    } as ShareAnswer,
    orderId,
    lineId,
    at: INSTANT,
    sample: false,
    ...fields,
  };
}
