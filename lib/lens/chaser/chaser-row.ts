import type { LineView } from '../views.ts';
import type { Ask, ChaserRow } from './chaser-views.ts';

/** What the partner is asked for, the most pressing first. */
function askOf({ state, reasons, promisedOn }: Pick<LineView, 'state' | 'reasons' | 'promisedOn'>): Ask {
  const has = (code: LineView['reasons'][number]['code']) => reasons.some((reason) => reason.code === code);
  if (state === 'late') return 'new-date';
  if (has('not-acknowledged')) return 'acknowledge';
  if (promisedOn === undefined) return 'date';
  if (has('moved-later') || has('promised-after-needed')) return 'earlier';
  if (has('due-soon-not-shipped')) return 'despatch';
  return has('promised-after-requested') ? 'earlier' : 'hold';
}

/** True of a line that waits for its supplier: late, at risk by a rule, or likely to come late, and nobody knows of it. */
export function waitsForSupplier({
  state,
  risk,
  known,
}: Pick<LineView, 'state' | 'risk' | 'known'>): boolean {
  if (known) return false;
  return state === 'late' || state === 'risk' || risk?.band === 'high';
}

/** True of a line that a supplier can be asked about: of our own order, and still to come. */
export function canBeAsked({ orderKind, state, reasons }: LineView): boolean {
  return orderKind === 'purchase' && state !== 'done' && !reasons.some(({ code }) => code === 'return');
}

/** What may leave about a line. Each field is named here: nothing else of the view goes with it. */
export function chaserRow(line: LineView): ChaserRow {
  const { ordered, received } = line;
  const known = ordered !== undefined && received !== undefined;
  return {
    order: line.orderNumber,
    line: line.lineNumber,
    itemTheirs: line.item.supplierNumber,
    itemOurs: line.item.number,
    description: line.item.description,
    open: known ? Math.max(0, ordered - received) : undefined,
    unit: line.unit,
    requestedOn: line.requestedOn,
    promisedOn: line.promisedOn,
    daysLate: line.state === 'late' && (line.lateness ?? 0) > 0 ? (line.lateness ?? undefined) : undefined,
    ask: askOf(line),
  };
}
