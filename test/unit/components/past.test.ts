import { beforeEach, expect, it } from 'vitest';
import { mailSentence } from '../../../components/wording/mail.ts';
import { pastReasons, pastSentence, pastVerdict } from '../../../components/wording/past.ts';
import { setLocale } from '../../../lib/i18n/locale.ts';
import type { LineView } from '../../../lib/lens/views.ts';
import { lineOf, origin, partner, TODAY } from './fixtures.ts';

/** Words about lines that nobody has read for twenty days: nothing may be said of that day that was not so then. */

beforeEach(() => setLocale('en-GB'));

const READ = Date.UTC(2026, 3, 17, 10);
const stale = { ...origin, fetchedAt: READ, stale: true };
const pastOf = (changes: Partial<LineView> = {}) => lineOf({ origin: stale, ...changes });
const WAITING = [{ partnerId: 'a', name: 'Aldermoor', salesOrder: '7', neededOn: '2026-05-11' }];

it('a line that was on track when it was read is due by now, and was not late then', () => {
  expect(pastVerdict(pastOf(), TODAY)).toBe('Due 6 days ago');
  expect(pastSentence(pastOf({ customers: WAITING }), TODAY)).toMatch(
    /^Due 6 days ago, not read since 17 Apr 2026, .+; 1 customer waited, on 11 May$/,
  );
  expect(pastReasons(pastOf())).toBe('');
});

it('a line that was late by less then is not said to have been late by as much as today', () => {
  const line = pastOf({ promisedOn: '2026-04-06', lateness: 31, reasons: [{ code: 'overdue', days: 31 }] });
  for (const words of [pastVerdict(line, TODAY), pastSentence(line, TODAY)]) {
    expect(words).toMatch(/^Due 31 days ago/);
    expect(words).not.toMatch(/late|was/);
  }
});

it('what the day does not change is said as it was', () => {
  expect(pastVerdict(pastOf({ state: 'ok', promisedOn: '2026-05-20', reasons: [] }), TODAY)).toBe(
    'was on track',
  );
  const moved = pastOf({
    state: 'risk',
    promisedOn: '2026-05-20',
    reasons: [{ code: 'moved-later', days: 9 }],
  });
  expect(pastVerdict(moved, TODAY)).toBe('was at risk');
  expect(pastReasons(moved)).toBe('was moved 9 days later');
});

it('a risk that only the nearness of the day makes was none on the day of reading', () => {
  const near = pastOf({
    state: 'risk',
    promisedOn: '2026-05-10',
    reasons: [
      { code: 'due-soon-not-shipped', days: 3 },
      { code: 'not-acknowledged', days: 16 },
    ],
  });
  expect(pastVerdict(near, TODAY)).toBe('Due in 3 days');
  expect(pastSentence(near, TODAY)).toMatch(/^Due in 3 days, not read since 17 Apr/);
  expect(pastReasons(near)).toBe('was without a shipping notice · Not acknowledged');
  const silent = { ...near, promisedOn: undefined, reasons: near.reasons.slice(1) };
  expect(pastVerdict(silent, TODAY)).toBe('was not acknowledged');
});

it('what has come stays as it came', () => {
  const done = pastOf({ state: 'done', reasons: [{ code: 'received-late', days: 3 }], customers: WAITING });
  expect(pastVerdict(done, TODAY)).toBe('was done');
  expect(pastSentence(done, TODAY)).toBe('was arrived 3 days after the promise');
});

it('the sentence of a mail claims no more, to a supplier and to a customer', () => {
  const line = pastOf({ customers: WAITING });
  expect(mailSentence(line, { side: 'supplier', head: partner }, TODAY)).toMatch(
    /^4500118203 \/ 20: due 6 days ago, not read since/,
  );
  const customer = { ...partner, id: 'a' };
  expect(mailSentence(line, { side: 'customer', head: customer }, TODAY)).toMatch(
    /^7: supply was due 6 days ago, not read since .+; needed on 11 May$/,
  );
});
