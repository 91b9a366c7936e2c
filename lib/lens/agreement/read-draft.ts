import { type Agreement, agreementSchema, type ScoreTerm } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { termFault } from '../../kpi/scorecard/score.ts';
import { inputKey } from '../../kpi/scorecard/scorecard.ts';
import { basisFor, type DraftForm, type TermForm, type ToleranceForm } from './draft-form.ts';
import { unitOf } from './kpi-unit.ts';
import { readDates } from './read-dates.ts';

/** What is wrong with one entry. The surfaces word it. */
export type DraftFault =
  | 'missing'
  | 'not-a-number'
  | 'grouped'
  | 'weight-range'
  | 'share-range'
  | 'floor-is-target'
  | 'ceiling-on-the-wrong-side'
  | 'twice'
  | 'days-range'
  | 'no-terms'
  | 'too-many-terms'
  | 'not-a-date'
  | 'too-many-dates'
  | 'too-early'
  | 'in-the-future'
  | 'too-long';

/** What is wrong, by the path of the entry: `terms.0.weight`, `tolerance.late`, `ours`. In the order of the form. */
export type DraftFaults = ReadonlyMap<string, DraftFault>;

/** What is scored and how: enough for a preview. */
export type Definition = Pick<
  Agreement,
  'template' | 'terms' | 'owed' | 'gates' | 'tolerance' | 'closedDays'
>;

export interface ReadDraft {
  /** Null while one of its entries is wrong. */
  definition: Definition | null;
  /** From when and by whom; null while one of these is wrong. */
  formal: Pick<Agreement, 'from' | 'agreedOn' | 'ours' | 'theirs'> | null;
  faults: DraftFaults;
}

/** Most terms of one side. */
export const MAX_TERMS = 20;

/** Reads a draft. `earliest`: the first month that may still be graded anew, `2026-05`; null for any. */
export function readDraft(form: DraftForm, earliest: string | null, today: CalendarDate): ReadDraft {
  const faults = new Map<string, DraftFault>();
  const definition = readDefinition(form, faults);
  const whole = faults.size === 0;
  const formal = readFormal(form, earliest, today, faults);
  return { definition: whole ? definition : null, formal, faults };
}

/** The agreement of a draft that is read. Throws for one that does not fit the schema. */
export function agreementOf(
  { definition, formal }: ReadDraft,
  partnerId: string,
  version: number,
  sample: boolean,
): Agreement {
  return agreementSchema.parse({
    id: `${partnerId} ${version}`,
    partnerId,
    version,
    ...definition,
    ...formal,
    sample,
  });
}

function readDefinition(form: DraftForm, faults: Map<string, DraftFault>): Definition {
  const { template, gates } = form;
  const terms = readTerms(form.terms, 'terms', faults);
  const owed = form.owed && readTerms(form.owed, 'owed', faults);
  const tolerance = form.tolerance && readTolerance(form.tolerance, faults);
  const closedDays = form.closedDays === null ? null : readDates(form.closedDays);
  if (closedDays?.wrong.length) faults.set('closedDays', 'not-a-date');
  else if (closedDays && closedDays.dates.length > 400) faults.set('closedDays', 'too-many-dates');
  return {
    template,
    terms,
    gates: [...gates],
    ...(owed ? { owed } : {}),
    ...(tolerance ? { tolerance } : {}),
    ...(closedDays ? { closedDays: closedDays.dates } : {}),
  };
}

function readTerms(
  forms: readonly TermForm[],
  path: 'terms' | 'owed',
  faults: Map<string, DraftFault>,
): ScoreTerm[] {
  if (forms.length === 0) faults.set(path, 'no-terms');
  if (forms.length > MAX_TERMS) faults.set(path, 'too-many-terms');
  const seen = new Set<string>();
  return forms.map((form, at) => {
    const place = `${path}.${at}`;
    const term = readTerm(form, place, faults);
    if (seen.has(inputKey(term))) faults.set(`${place}.kpi`, 'twice');
    seen.add(inputKey(term));
    return term;
  });
}

function readTerm(form: TermForm, place: string, faults: Map<string, DraftFault>): ScoreTerm {
  const { kpi, scale, mandatory } = form;
  const before = faults.size;
  const weight = readNumber(form.weight, `${place}.weight`, faults);
  if (weight !== null && !(weight > 0 && weight <= 1000)) faults.set(`${place}.weight`, 'weight-range');
  const target = readBound(form, 'target', place, faults);
  const floor = readBound(form, 'floor', place, faults);
  const ceiling = form.ceiling === null ? undefined : readBound(form, 'ceiling', place, faults);
  const basis = basisFor(kpi, form.basis);
  const term: ScoreTerm = {
    kpi,
    ...(basis ? { basis } : {}),
    weight: weight ?? 1,
    target: target ?? 0,
    floor: floor ?? 0,
    ...(ceiling === undefined ? {} : { ceiling: ceiling ?? 0 }),
    scale,
    mandatory,
  };
  const fault = faults.size === before ? termFault(term) : null;
  if (fault) faults.set(`${place}.${fault === 'floor-is-target' ? 'floor' : 'ceiling'}`, fault);
  return term;
}

function readBound(
  form: TermForm,
  name: 'target' | 'floor' | 'ceiling',
  place: string,
  faults: Map<string, DraftFault>,
): number | null {
  const path = `${place}.${name}`;
  const { unit, lowerIsBetter } = unitOf(form.kpi);
  const value = readNumber(form[name] ?? '', path, faults);
  if (value === null || unit !== 'ratio') return value;
  // A share of what went well lies between none and all; of changes or prices there may be more, or less than none.
  if (!lowerIsBetter && (value < 0 || value > 100)) faults.set(path, 'share-range');
  return Number((value / 100).toPrecision(12));
}

function readTolerance(form: ToleranceForm, faults: Map<string, DraftFault>): Agreement['tolerance'] {
  const late = readDays(form.late, 'tolerance.late', 60, faults);
  const early = form.early.trim() === '' ? null : readDays(form.early, 'tolerance.early', 365, faults);
  const under = readShare(form.under, 'tolerance.under', faults);
  const over = form.over.trim() === '' ? null : readShare(form.over, 'tolerance.over', faults);
  return { late, early, under, over };
}

function readDays(text: string, path: string, most: number, faults: Map<string, DraftFault>): number {
  const value = readNumber(text, path, faults);
  if (value !== null && !(Number.isInteger(value) && value >= 0 && value <= most))
    faults.set(path, 'days-range');
  return value ?? 0;
}

function readShare(text: string, path: string, faults: Map<string, DraftFault>): number {
  const value = readNumber(text, path, faults);
  if (value !== null && !(value >= 0 && value <= 100)) faults.set(path, 'share-range');
  return Number(((value ?? 0) / 100).toPrecision(12));
}

/** A number with a point or a comma; 10,000 may be ten or ten thousand, so it is asked for without its comma. */
function readNumber(text: string, path: string, faults: Map<string, DraftFault>): number | null {
  const plain = text.replace(/[\s%]/g, '').replace('−', '-');
  const value = Number(plain.replace(',', '.'));
  const fault =
    plain === ''
      ? 'missing'
      : /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(plain)
        ? 'grouped'
        : !/^-?\d+([.,]\d+)?$/.test(plain) || !Number.isFinite(value)
          ? 'not-a-number'
          : null;
  if (fault === null) return value;
  faults.set(path, fault);
  return null;
}

function readFormal(
  form: DraftForm,
  earliest: string | null,
  today: CalendarDate,
  faults: Map<string, DraftFault>,
): ReadDraft['formal'] {
  const before = faults.size;
  const { from, agreedOn } = form;
  const [ours, theirs] = [form.ours.trim(), form.theirs.trim()];
  if (!isMonth(from)) faults.set('from', 'missing');
  else if (earliest !== null && from < earliest) faults.set('from', 'too-early');
  const [date] = readDates(agreedOn).dates;
  if (agreedOn.trim() === '') faults.set('agreedOn', 'missing');
  else if (!date) faults.set('agreedOn', 'not-a-date');
  else if (date > today) faults.set('agreedOn', 'in-the-future');
  if (ours === '') faults.set('ours', 'missing');
  if (ours.length > 200) faults.set('ours', 'too-long');
  if (theirs.length > 200) faults.set('theirs', 'too-long');
  if (faults.size > before || !date) return null;
  return { from: `${from}-01`, agreedOn: date, ours, ...(theirs === '' ? {} : { theirs }) };
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
