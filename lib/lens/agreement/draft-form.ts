import type { Agreement, Gate, ScoreTerm, TemplateId } from '../../domain/agreement.ts';
import type { KpiId } from '../../domain/kpi-id.ts';
import { isDated } from '../../kpi/cells/kpi-values.ts';
import { hasUsualBounds, owedTerms, termFor } from '../../kpi/scorecard/templates.ts';
import { unitOf } from './kpi-unit.ts';

/** A draft of an agreement as it is typed: numbers are texts until they are read, so that nothing typed is lost. */
export interface DraftForm {
  template: TemplateId;
  /** What the partner is scored by. */
  terms: TermForm[];
  /** What we are scored by; null: our own proposal, not agreed. */
  owed: TermForm[] | null;
  gates: Gate[];
  /** Null: the tolerances of the company's settings. */
  tolerance: ToleranceForm | null;
  /** Dates as they were typed or pasted; null: the days of our own company. */
  closedDays: string | null;
  /** First month that is graded by it, `2026-05`. */
  from: string;
  agreedOn: string;
  ours: string;
  theirs: string;
}

export interface TermForm {
  /** Tells terms apart while they change. */
  key: number;
  kpi: KpiId;
  basis?: ScoreTerm['basis'];
  weight: string;
  /** Shares in per cent. */
  target: string;
  floor: string;
  /** Where overshooting scores 0; null: overshooting costs nothing. */
  ceiling: string | null;
  scale: ScoreTerm['scale'];
  mandatory: boolean;
}

/** Days, and shares in per cent; `early` and `over` empty for no limit. */
export interface ToleranceForm {
  late: string;
  early: string;
  under: string;
  over: string;
}

let lastKey = 0;

/** A term as it is typed. */
function termForm(term: ScoreTerm): TermForm {
  const { kpi, basis, weight, target, floor, ceiling, scale, mandatory } = term;
  lastKey += 1;
  return {
    key: lastKey,
    kpi,
    ...(basis ? { basis } : {}),
    weight: `${weight}`,
    target: boundText(kpi, target),
    floor: boundText(kpi, floor),
    ceiling: ceiling === undefined ? null : boundText(kpi, ceiling),
    scale,
    mandatory,
  };
}

/** A new term for a KPI: its usual bounds, or none where none are usual. */
export function newTerm(kpi: KpiId, weight: number): TermForm {
  const form = termForm(termFor(kpi, weight));
  return hasUsualBounds(kpi) ? form : { ...form, target: '', floor: '' };
}

/** Our own side, to begin with. */
export function owedForm(): TermForm[] {
  return owedTerms().map(termForm);
}

/** What is agreed, in a form to be changed. */
export function definitionForm({
  template,
  terms,
  owed,
  gates,
  tolerance,
  closedDays,
}: Pick<Agreement, 'template' | 'terms' | 'owed' | 'gates' | 'tolerance' | 'closedDays'>): Pick<
  DraftForm,
  'template' | 'terms' | 'owed' | 'gates' | 'tolerance' | 'closedDays'
> {
  return {
    template,
    terms: terms.map(termForm),
    owed: owed?.map(termForm) ?? null,
    gates: [...gates],
    tolerance: tolerance ? toleranceForm(tolerance) : null,
    closedDays: closedDays ? closedDays.join('\n') : null,
  };
}

/** Tolerances as they are typed. */
export function toleranceForm({
  late,
  early,
  under,
  over,
}: NonNullable<Agreement['tolerance']>): ToleranceForm {
  return {
    late: `${late}`,
    early: early === null ? '' : `${early}`,
    under: percentText(under),
    over: over === null ? '' : percentText(over),
  };
}

/** The date that a KPI may be measured against: the first promise unless told otherwise; none for most. */
export function basisFor(kpi: KpiId, basis: ScoreTerm['basis']): ScoreTerm['basis'] {
  return isDated(kpi) ? (basis ?? 'first-promised') : undefined;
}

function boundText(kpi: KpiId, value: number): string {
  return unitOf(kpi).unit === 'ratio' ? percentText(value) : `${value}`;
}

function percentText(share: number): string {
  return `${Number((share * 100).toPrecision(12))}`;
}
