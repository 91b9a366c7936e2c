import { describe, expect, it } from 'vitest';
import { draftBody, draftTexts } from '../../../components/chaser/compose.ts';
import { LANGUAGES, type Language } from '../../../lib/domain/language.ts';
import { htmlBody, plainBody } from '../../../lib/export/mail/table.ts';
import { chaserRow } from '../../../lib/lens/chaser/chaser-row.ts';
import type { Step } from '../../../lib/lens/chaser/chaser-views.ts';
import type { LineView } from '../../../lib/lens/views.ts';
import { lineOf } from './fixtures.ts';

const late = lineOf({
  item: { number: 'PH-220', supplierNumber: 'OC-77', description: 'Pump housing' },
  ordered: 1248,
  received: 48,
});
const view = { sender: 'Mia Kern', replyBy: { 1: '2026-05-12', 2: '2026-05-11', 3: '2026-05-08' } } as const;
const ana = { name: 'Ana Ruiz', email: 'ana@ostrel.example', isProposed: true };

function draft(language: Language, lines: LineView[], step: Step = 1) {
  const rows = lines.map(chaserRow);
  const texts = draftTexts({ language, step, rows, to: [ana] }, view);
  return { ...texts, body: draftBody(language, texts, rows) };
}

describe('a draft', () => {
  it.each([
    ['en', 'Dear Ana Ruiz,', '1 May 2026', '1,200 pcs', 'New delivery date', 'Please answer by 12 May 2026.'],
    ['de', 'Guten Tag Ana Ruiz,', '1. Mai 2026', '1.200 pcs', 'Neuer Liefertermin', 'bis zum 12. Mai 2026.'],
    [
      'fr',
      'Bonjour Ana Ruiz,',
      '1 mai 2026',
      '1\u202f200 pcs',
      'Nouvelle date de livraison',
      'au plus tard le 12 mai 2026.',
    ],
    [
      'es',
      'Buenos días, Ana Ruiz:',
      '1 may 2026',
      '1200 pcs',
      'Nueva fecha de entrega',
      'a más tardar el 12 may 2026.',
    ],
  ] as const)('is whole in %s, with dates and numbers as that language writes them', (language, ...words) => {
    const { body, subject } = draft(language, [late]);
    const text = plainBody(body);
    for (const word of [...words, '4500118203', 'PH-220', 'OC-77', 'Mia Kern']) expect(text).toContain(word);
    expect(subject).toContain('4500118203');
    expect(text + subject).not.toMatch(/[{}]|undefined|NaN/);
  });

  it('says the same in every language and tone, one line or many', () => {
    for (const language of LANGUAGES)
      for (const step of [1, 2, 3] as const) {
        const one = draft(language, [late], step);
        const many = draft(
          language,
          Array.from({ length: 5 }, (_, at) => lineOf({ orderNumber: `45${at}` })),
          step,
        );
        expect(one.subject).not.toBe(draft(language, [late], step === 3 ? 1 : ((step + 1) as Step)).subject);
        expect(many.subject).toContain('450, 451, 452');
        expect(many.subject).toMatch(/\b2\b/);
        expect(many.above).toMatch(/\b5\b/);
        expect(one.above).not.toMatch(/\b1\b/);
      }
  });

  it('leaves out columns in which nothing is known', () => {
    const { table } = draft('en', [lineOf({ item: {}, requestedOn: undefined })]).body;
    expect(table.header).toEqual(['Order', 'Line', 'Promised', 'Days late', 'Please tell us']);
  });
});

describe('what a line asks for', () => {
  it.each([
    ['new-date', { state: 'late' }],
    ['acknowledge', { state: 'risk', reasons: [{ code: 'not-acknowledged', days: 5 }] }],
    ['date', { state: 'unknown', reasons: [{ code: 'no-promised-date' }], promisedOn: undefined }],
    ['earlier', { state: 'risk', reasons: [{ code: 'moved-later', days: 9 }] }],
    ['earlier', { state: 'risk', reasons: [{ code: 'promised-after-needed', days: 2 }] }],
    ['despatch', { state: 'risk', reasons: [{ code: 'due-soon-not-shipped', days: 3 }] }],
    ['hold', { state: 'ok', reasons: [{ code: 'on-track', daysLeft: 20 }] }],
  ] as const)('%s', (ask, changes) => {
    expect(chaserRow(lineOf(changes as Partial<LineView>)).ask).toBe(ask);
  });
});

describe('what leaves', () => {
  const CANARY = /canary/i;
  /** A word in every field of the view that is none of the partner's business. */
  const line = lineOf({
    orderId: 'canary-order-id',
    lineId: 'canary-line-id',
    partnerId: 'canary-partner',
    partnerName: 'Canary Partner',
    value: { amount: '4242.42', currency: 'CANARY' },
    shipments: [{ number: 'canary-shipment' }],
    customers: [
      {
        partnerId: 'canary-customer',
        name: 'Canary Customer',
        salesOrder: 'canary-sales',
        neededOn: '2026-04-30',
        slackDays: -7,
      },
    ],
    reasons: [
      { code: 'overdue', days: 6 },
      { code: 'promised-after-needed', days: 77 },
    ],
    buyer: 'Canary Buyer',
    plant: 'Canary Plant',
    origin: { sourceId: 'file:canary.csv', fetchedAt: 4242, stale: true, confidence: 'low' },
    risk: {
      definition: 'canary',
      band: 'high',
      overdue: false,
      level: 'canary',
      n: 4242,
      reasons: [],
      asOf: '2026-05-07',
    } as never,
    rejected: 4242,
  });

  it('holds nothing of customers, prices, scores, other records or our own people', () => {
    // Fields that a later version adds are no exception: an unknown one does not leave either.
    const grown = {
      ...line,
      note: 'canary note',
      score: 'canary score',
      item: { ...line.item, cost: 'canary' },
    };
    for (const language of LANGUAGES) {
      const { body, subject } = draft(language, [grown]);
      for (const text of [plainBody(body), htmlBody(body), subject]) {
        expect(text).not.toMatch(CANARY);
        expect(text).not.toMatch(/4242|\b77\b|30 Apr|-7/);
      }
    }
  });
});
