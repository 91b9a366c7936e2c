import type { CalendarDate } from '../../domain/calendar-date.ts';
import { type Fact, type FactKind, factSchema } from '../../domain/fact.ts';
import { readDates } from '../agreement/read-dates.ts';

/** A fact as it is typed. */
export interface FactForm {
  kind: FactKind;
  label: string;
  value: string;
  unit: string;
  about: string;
  validFrom: string;
  validTo: string;
  source: string;
}

type FactFault = 'missing' | 'not-a-date' | 'before-it-began' | 'too-long';
export type FactFaults = ReadonlyMap<keyof FactForm, FactFault>;

/** Most characters of each entry. */
const LONGEST = { label: 200, value: 300, unit: 40, about: 200, source: 200 } as const;

/** An empty form, or a fact to be corrected. */
export function factForm(fact?: Fact): FactForm {
  return {
    kind: fact?.kind ?? 'certificate',
    label: fact?.label ?? '',
    value: fact?.value === undefined ? '' : `${fact.value}`,
    unit: fact?.unit ?? '',
    about: fact?.about ?? '',
    validFrom: fact?.validFrom ?? '',
    validTo: fact?.validTo ?? '',
    source: fact?.source ?? '',
  };
}

/** A certificate says nothing beside that it holds. */
export function hasValue(kind: FactKind): boolean {
  return kind !== 'certificate' && kind !== 'critical';
}

/**
 * Reads a form. `head`: of the fact that is corrected, or of a new one. Its value is a number where it is one, with a point
 * or a comma, else words.
 */
export function readFactForm(
  form: FactForm,
  head: Pick<Fact, 'id' | 'partnerId' | 'notedAt' | 'sample'>,
): { fact: Fact | null; faults: FactFaults } {
  const faults = new Map<keyof FactForm, FactFault>();
  const text = (name: keyof typeof LONGEST): string => {
    const value = form[name].trim();
    if (value.length > LONGEST[name]) faults.set(name, 'too-long');
    return value;
  };
  const label = text('label');
  if (label === '') faults.set('label', 'missing');
  const value = hasValue(form.kind) ? text('value') : '';
  if (hasValue(form.kind) && value === '') faults.set('value', 'missing');
  const unit = hasValue(form.kind) ? text('unit') : '';
  const validFrom = readDate(form, 'validFrom', faults);
  if (form.validFrom.trim() === '') faults.set('validFrom', 'missing');
  const validTo = readDate(form, 'validTo', faults);
  if (validFrom && validTo && validTo < validFrom) faults.set('validTo', 'before-it-began');
  const about = text('about');
  const source = text('source');
  if (source === '') faults.set('source', 'missing');
  if (faults.size > 0) return { fact: null, faults };
  const fact = factSchema.parse({
    ...head,
    kind: form.kind,
    label,
    ...(value === '' ? {} : { value: numberOr(value) }),
    ...(unit === '' ? {} : { unit }),
    ...(about === '' ? {} : { about }),
    validFrom,
    ...(validTo ? { validTo } : {}),
    source,
  });
  return { fact, faults };
}

function readDate(
  form: FactForm,
  name: 'validFrom' | 'validTo',
  faults: Map<keyof FactForm, FactFault>,
): CalendarDate | null {
  const text = form[name].trim();
  if (text === '') return null;
  const { dates, wrong } = readDates(text);
  const [date] = dates;
  if (date !== undefined && dates.length === 1 && wrong.length === 0) return date;
  faults.set(name, 'not-a-date');
  return null;
}

function numberOr(text: string): number | string {
  if (!/^-?\d+([.,]\d+)?$/.test(text)) return text;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}
