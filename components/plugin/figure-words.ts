import type { Bundle } from '../../lib/domain/share-bundle.ts';
import type { Tongue } from '../../lib/i18n/plugin/tongue.ts';
import { type Verdict, verdictOf } from '../figures/kpi-scale.ts';

export type SharedRow = Bundle['theirs']['rows'][number];
type SharedFigure = SharedRow['figure'];

/** The name of a figure, with the date that it is measured against. */
export function rowName({ kpi, basis }: SharedRow, { say }: Tongue): string {
  const name = say(`kpi.${kpi}`);
  return basis ? `${name}, ${say(`basis.${basis}`)}` : name;
}

/** The value to show: a share of few as `3 of 3`, a dash when it is not known. */
export function valueWords(figure: SharedFigure, { say, figure: write }: Tongue): string {
  if (figure.value === null) return '—';
  if (figure.standing === 'too-few' && figure.unit === 'ratio' && figure.hits !== undefined)
    return say('hits', { hits: figure.hits, n: figure.n });
  return write(figure.value, figure.unit);
}

/** A target or floor, without a decimal that says nothing: `95%`. */
export function limitWords(value: number, unit: SharedFigure['unit'], { figure, percent }: Tongue): string {
  if (unit !== 'ratio') return figure(value, unit);
  return percent(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
}

/** Why a figure has no value, or too few records behind it; undefined where it is drawn. */
export function notDrawn({ figure }: SharedRow, { say, sayIf }: Tongue): string | undefined {
  const verdict = verdictOf(figure);
  if (verdict === 'missing') return sayIf(`missing.${figure.missing}`) ?? say('not-known');
  return verdict === 'too-few' ? say('more-needed', { n: Math.max(1, 5 - figure.n) }) : undefined;
}

/** The same colour classes as on the other side of the table. */
export function toneOf(verdict: Verdict): string {
  return verdict === 'below-floor' ? 't-late' : verdict === 'misses-target' ? 't-risk' : 't-unknown';
}
