import { type CalendarDate, calendarDateSchema } from '../domain/calendar-date.ts';
import type { KpiId } from '../domain/kpi-id.ts';
import { type ShareAgreement, shareAgreementSchema } from '../domain/share-agreement.ts';
import type { SharedKpi } from '../domain/share-figure.ts';
import type { SharedLineField } from '../domain/share-line.ts';
import { unseenFigures } from './share-side.ts';

/** A share agreement as it is typed. */
export interface ShareForm {
  from: string;
  kpis: readonly SharedKpi[];
  score: boolean;
  owed: boolean;
  fields: readonly SharedLineField[];
  months: string;
  validDays: string;
  until: string;
  agreedOn: string;
  ours: string;
  theirs: string;
  nextReviewOn: string;
  answerTo: string;
}

type ShareFault = 'missing' | 'too-long' | 'not-a-date' | 'not-a-number' | 'past' | 'not-https';
export type ShareFaults = ReadonlyMap<keyof ShareForm, ShareFault>;

/** What an agreement begins with where nothing was agreed yet. */
export interface ShareStart {
  kpis: readonly SharedKpi[];
  /** Every figure that is scored may be shared: then the score tells nothing more. */
  whole: boolean;
  owed: boolean;
  today: CalendarDate;
  ours: string;
  theirs: string;
}

/** The form of what is agreed, or of a first proposal: all figures that may be shared, for half a year. */
export function shareForm(share: ShareAgreement | undefined, start: ShareStart): ShareForm {
  if (share) {
    const { from, kpis, score, owed, fields, months, validDays, until, agreedOn, ours, theirs } = share;
    const { nextReviewOn = '', answerTo = '' } = share;
    const texts = { months: `${months}`, validDays: `${validDays}`, nextReviewOn, answerTo };
    return { from, kpis, score, owed, fields, until, agreedOn, ours, theirs, ...texts };
  }
  return {
    from: '',
    kpis: start.kpis,
    score: start.whole,
    owed: start.owed,
    fields: ['dates', 'quantities', 'receipts'],
    months: '12',
    validDays: '35',
    until: '',
    agreedOn: start.today,
    ours: start.ours,
    theirs: start.theirs,
    nextReviewOn: '',
    answerTo: '',
  };
}

/** What an agreement has beside what is typed. */
export type ShareHead = Pick<
  ShareAgreement,
  'id' | 'partnerId' | 'share' | 'secret' | 'serial' | 'issued' | 'at' | 'sample'
>;

/** Reads a form. What was revoked is so no more once it is agreed anew. `head`: of the agreement that is changed, or of a new one; `figures`: all that the scorecard has. */
export function readShareForm(
  form: ShareForm,
  head: ShareHead,
  today: CalendarDate,
  figures: readonly KpiId[],
): { share: ShareAgreement | null; faults: ShareFaults } {
  const faults = new Map<keyof ShareForm, ShareFault>();
  const text = (name: 'from' | 'ours' | 'theirs') => {
    const value = form[name].trim();
    if (value === '') faults.set(name, 'missing');
    if (value.length > 200) faults.set(name, 'too-long');
    return value;
  };
  const days = (name: 'until' | 'agreedOn' | 'nextReviewOn') => {
    const value = form[name].trim();
    if (value !== '' && !calendarDateSchema.safeParse(value).success) faults.set(name, 'not-a-date');
    else if (value === '' && name !== 'nextReviewOn') faults.set(name, 'missing');
    return value;
  };
  const number = (name: 'months' | 'validDays', most: number) => {
    const value = Number(form[name].trim());
    if (!Number.isInteger(value) || value < 1 || value > most) faults.set(name, 'not-a-number');
    return value;
  };
  if (form.kpis.length === 0) faults.set('kpis', 'missing');
  const typed = {
    from: text('from'),
    months: number('months', 36),
    validDays: number('validDays', 366),
    until: days('until'),
    agreedOn: days('agreedOn'),
    ours: text('ours'),
    theirs: text('theirs'),
    nextReviewOn: days('nextReviewOn') || undefined,
    answerTo: form.answerTo.trim() || undefined,
  };
  if (!faults.has('until') && typed.until < today) faults.set('until', 'past');
  if (!shareAgreementSchema.shape.answerTo.safeParse(typed.answerTo).success)
    faults.set('answerTo', 'not-https');
  if (faults.size > 0) return { share: null, faults };
  const { kpis, score, owed, fields } = form;
  const counted = score ? unseenFigures(figures, kpis) : undefined;
  const share = shareAgreementSchema.parse({ ...head, kpis, score, counted, owed, fields, ...typed });
  return { share, faults };
}
