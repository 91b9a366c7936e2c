import { beforeEach, describe, expect, it } from 'vitest';
import { figureBasis, figureLimits, figureValue, formatTarget } from '../../../components/wording/kpi.ts';
import {
  lineDetail,
  lineSentence,
  lineVerdict,
  quantityWords,
  slackWords,
} from '../../../components/wording/line.ts';
import { noteWords } from '../../../components/wording/proposal.ts';
import { measureWords, missingWords, reasonWords, whyWords } from '../../../components/wording/reasons.ts';
import { rejectWords } from '../../../components/wording/rejects.ts';
import { shortName } from '../../../components/wording/source.ts';
import { setLocale } from '../../../lib/i18n/locale.ts';
import type { RecordsView } from '../../../lib/lens/partner/partner-views.ts';
import type { MissingReason, StatusReason } from '../../../lib/lens/views.ts';
import { figureOf, lineOf, TODAY } from './fixtures.ts';

beforeEach(() => setLocale('en-GB'));

/** One reason of each code; the type fails to compile when a code is added without a row here. */
const REASONS: { [Code in StatusReason['code']]: [Extract<StatusReason, { code: Code }>, string] } = {
  overdue: [{ code: 'overdue', days: 6 }, 'Overdue by 6 days'],
  'received-late': [{ code: 'received-late', days: 1 }, 'Arrived 1 day after the promise'],
  'received-on-time': [{ code: 'received-on-time' }, 'Arrived on time'],
  'received-short': [{ code: 'received-short', received: 18, ordered: 20 }, '18 of 20 arrived'],
  'due-soon-not-shipped': [{ code: 'due-soon-not-shipped', days: 3 }, 'Due in 3 days, no shipping notice'],
  'moved-later': [{ code: 'moved-later', days: 10 }, 'Moved 10 days later'],
  'promised-after-requested': [
    { code: 'promised-after-requested', days: 7 },
    'Promised 7 days after the requested day',
  ],
  'promised-after-needed': [
    { code: 'promised-after-needed', days: 2 },
    'Promised 2 days after a customer needs it',
  ],
  'not-acknowledged': [{ code: 'not-acknowledged', days: 5 }, 'Not acknowledged for 5 days'],
  'no-promised-date': [{ code: 'no-promised-date' }, 'No promised date'],
  cancelled: [{ code: 'cancelled' }, 'Cancelled'],
  closed: [{ code: 'closed' }, 'Done, day not known'],
  return: [{ code: 'return' }, 'Return to the supplier'],
  'on-track': [{ code: 'on-track', daysLeft: 5 }, '5 days left'],
};

const MISSING: Record<MissingReason, true> = {
  'no-matured-records': true,
  'no-received-quantity': true,
  'no-ordered-quantity': true,
  'no-promised-date': true,
  'no-requested-date': true,
  'no-sent-date': true,
  'no-records': true,
  'all-excluded': true,
  'not-recorded': true,
  'too-few-records': true,
  'mixed-currencies': true,
  'too-large': true,
  'still-open': true,
  'no-prices': true,
  'own-site': true,
  'not-a-supplier': true,
};

describe('reasons', () => {
  it.each(Object.values(REASONS))('%o reads "%s"', (reason, words) => {
    expect(reasonWords(reason)).toBe(words);
  });

  it('says today instead of in 0 days', () => {
    expect(reasonWords({ code: 'due-soon-not-shipped', days: 0 })).toBe('Due today, no shipping notice');
    expect(reasonWords({ code: 'on-track', daysLeft: 0 })).toBe('Due today');
  });

  it('words every reason for a missing figure differently', () => {
    const words = Object.keys(MISSING).map((reason) => missingWords(reason as MissingReason));
    expect(new Set(words).size).toBe(words.length);
    expect(words.every((text) => text.length > 5)).toBe(true);
  });

  it('words why a record counts, and its measure', () => {
    const why: RecordsView['rows'][number]['why'] = 'nothing-received';
    expect(whyWords(why)).toBe('nothing has come');
    expect(measureWords(63, 'otif')).toBe('63 days late');
    expect(measureWords(-4, 'otif')).toBe('4 days early');
    expect(measureWords(0, 'otif')).toBe('on the day');
    expect(measureWords(0.375, 'otif-units')).toBe('38%');
    expect(measureWords(1240.3, 'quality-ppm')).toBe('1,240 PPM');
    expect(measureWords(null, 'otif')).toBe('');
  });

  it('shows the code of a reject that it does not know', () => {
    expect(rejectWords({ reason: 'no-such-day' })).toBe('no such day');
    expect(rejectWords({ reason: 'from-the-future' })).toBe('could not be read (from-the-future)');
    expect(rejectWords({ reason: 'value-conflict', kept: '12' })).toBe(
      'an earlier row of this file says otherwise: 12 is kept',
    );
  });

  it('words the evidence of a column', () => {
    expect(noteWords({ code: 'values-are-dates', facts: { share: 0.9996, form: 'iso' } })).toBe(
      '99.9% are dates',
    );
    expect(noteWords({ code: 'date-order-proved', facts: { order: 'month-first', count: 2880 } })).toBe(
      'month first, proved by 2,880 dates',
    );
    expect(noteWords({ code: 'heading-unsure', facts: { other: 'requestedOn' } })).toBe('or Requested date?');
  });
});

describe('lines', () => {
  const waiting = [
    { partnerId: 'b', name: 'Corvane', neededOn: '2026-05-18' },
    { partnerId: 'a', name: 'Aldermoor', neededOn: '2026-05-11' },
  ];

  it('says the sentence that matters', () => {
    expect(lineSentence(lineOf({ customers: waiting }), TODAY)).toBe(
      'Late by 6 days; 2 customers wait, first on 11 May',
    );
    expect(lineSentence(lineOf(), TODAY)).toBe('Late by 6 days');
    const done = lineOf({
      state: 'done',
      reasons: [{ code: 'received-late', days: 63 }],
      customers: waiting,
    });
    expect(lineSentence(done, TODAY)).toBe('Arrived 63 days after the promise');
  });

  it('does not repeat in the second line what the verdict says', () => {
    expect(lineVerdict(lineOf())).toBe('6 days late');
    expect(lineDetail(lineOf(), TODAY)).toBe('Promised 1 May · 48 pcs');
  });

  it('never reads a pack size as a unit', () => {
    expect(quantityWords(1700, '60')).toBe('1,700');
    expect(quantityWords(1700, 'pcs')).toBe('1,700 pcs');
  });

  it('words slack on both sides of the need date', () => {
    expect(slackWords({ partnerId: 'a', name: 'A', neededOn: TODAY, slackDays: -1 })).toBe('1 day too late');
    expect(slackWords({ partnerId: 'a', name: 'A', neededOn: TODAY, slackDays: 0 })).toBe(
      'On the day it is needed',
    );
    expect(slackWords({ partnerId: 'a', name: 'A' })).toBe('No need date known');
  });
});

describe('figures', () => {
  it('shows a dash, never a zero, for what is not known', () => {
    expect(figureValue(figureOf({ value: null, n: 0, missing: 'no-prices' }))).toBe('—');
  });

  it('shows few as a count, not as a rate', () => {
    expect(figureValue(figureOf({ value: 1, n: 3, hits: 3, standing: 'too-few' }))).toBe('3 of 3');
  });

  it('says what it rests on and what limits it', () => {
    expect(figureBasis({ id: 'otif', basis: 'requested', figure: figureOf() })).toBe('n 139, requested date');
    expect(figureLimits(figureOf({ standing: 'provisional', pending: 4, excluded: 2 }))).toBe(
      'provisional · 4 pending · 2 left out',
    );
    expect(formatTarget(0.95, 'ratio')).toBe('95%');
    expect(formatTarget(0.975, 'ratio')).toBe('97.5%');
  });
});

describe('long file names', () => {
  it('lose their middle, so that the date at the end still tells files apart', () => {
    expect(shortName('orders.csv', 20)).toBe('orders.csv');
    expect(shortName('open-orders-of-the-company-2026-05-07.csv', 24)).toBe('open-orders-…6-05-07.csv');
    expect([...shortName('📦'.repeat(30), 11)]).toHaveLength(11);
  });
});
