import type { OrderLine } from '../../domain/order.ts';
import { isCancelled, quantityDue, quantityReceived } from '../../kpi/received.ts';
import type { PageNumber } from './amount-text.ts';
import type { FieldComparison, SaidValue } from './difference-views.ts';
import type { RowSaying } from './row-sayings.ts';
import { unitOf } from './units.ts';

/** Sums and conversions differ in their last bits. */
const EPSILON = 1e-6;

type Quantity = Extract<NonNullable<RowSaying['quantity']>, { kind: 'quantity' }>;

/** Quantity and unit of the rows that speak of one line. */
export function compareQuantities(sayings: readonly RowSaying[], line: OrderLine): FieldComparison[] {
  const named = sayings.some(({ quantity }) => quantity !== undefined);
  const readings = sayings.flatMap(({ quantity, open }) => (named ? quantity : open) ?? []);
  const quantities = readings.filter((reading): reading is Quantity => reading.kind === 'quantity');
  const [first] = quantities;
  const unclear = readings.find((reading) => reading.kind === 'unclear');
  if (unclear && quantities.length < readings.length)
    return [
      {
        field: 'quantity',
        verdict: 'cannot',
        reason: unclear.reason,
        ours: ourQuantity(line),
        theirs: rawOf(sayings, named ? 'quantity' : 'open'),
      },
    ];
  if (!first) return [];
  const theirs = saidQuantities(quantities, sayings);
  if (line.ordered === undefined) return [{ field: 'quantity', verdict: 'only-there', theirs }];
  const ours = ourQuantity(line);
  const factors = quantities.map(({ unit }) => factorTo(unit, line.unit));
  if (factors.includes('other')) {
    return [
      {
        field: 'unit',
        verdict: 'disagree',
        ours: { kind: 'text', text: line.unit ?? '' },
        theirs: { kind: 'text', text: first.unit ?? '' },
      },
      { field: 'quantity', verdict: 'cannot', reason: 'unit', ours, theirs },
    ];
  }
  const amounts = quantities.map(({ number }, at) => {
    const factor = factors[at];
    return { number, factor: typeof factor === 'number' ? factor : 1 };
  });
  const against = targetsOf(line, named);
  if (!against) return [{ field: 'quantity', verdict: 'cannot', reason: 'received-unknown', ours, theirs }];
  const said: FieldComparison = {
    field: 'quantity',
    verdict: judge(amounts, sayings, against),
    ours,
    theirs,
  };
  if (said.verdict === 'disagree' && factors.includes('unknown'))
    return [{ ...said, verdict: 'cannot', reason: 'unit-unknown' }];
  if (
    said.verdict === 'disagree' &&
    amounts.length === 1 &&
    fitsTurned(first.number, amounts[0]?.factor ?? 1, against)
  )
    return [{ ...said, verdict: 'cannot', reason: 'number-format' }];
  if (!named) said.ofOpen = true;
  return first.unit && line.unit && !factors.includes('unknown')
    ? [
        said,
        {
          field: 'unit',
          verdict: 'agree',
          ours: { kind: 'text', text: line.unit },
          theirs: { kind: 'text', text: first.unit },
        },
      ]
    : [said];
}

/** True when the rows repeat the line rather than divide it: each says all of its quantity. */
export function areRepeats(sayings: readonly RowSaying[], line: OrderLine): boolean {
  const against = targetsOf(line, true);
  return (
    against !== undefined &&
    sayings.every(({ quantity }) => {
      if (quantity?.kind !== 'quantity') return false;
      const factor = factorTo(quantity.unit, line.unit);
      return (
        typeof factor === 'number' && fits(quantity.number.value * factor, quantity.number, factor, against)
      );
    })
  );
}

function ourQuantity(line: OrderLine): SaidValue | undefined {
  const amount = isCancelled(line) ? line.ordered : quantityDue(line);
  return amount === undefined || amount === null
    ? undefined
    : { kind: 'quantity', amount, ...(line.unit ? { unit: line.unit } : {}) };
}

function rawOf(sayings: readonly RowSaying[], field: 'quantity' | 'open'): SaidValue {
  return { kind: 'text', text: sayings.map(({ row }) => row.fields[field]).find(Boolean) ?? '' };
}

function saidQuantities(quantities: readonly Quantity[], sayings: readonly RowSaying[]): SaidValue {
  const [first] = quantities;
  if (first && quantities.length === 1)
    return { kind: 'quantity', amount: first.number.value, ...(first.unit ? { unit: first.unit } : {}) };
  return { kind: 'parts', parts: partsOf(sayings) };
}

/** The rows of a divided line by date, as they are shown. */
export function partsOf(sayings: readonly RowSaying[]): Extract<SaidValue, { kind: 'parts' }>['parts'] {
  return sayings
    .map(({ promised, quantity }) => ({
      ...(promised?.kind === 'days' ? { on: promised.days[0] } : {}),
      ...(quantity?.kind === 'quantity' ? { amount: quantity.number.value } : {}),
      ...(quantity?.kind === 'quantity' && quantity.unit ? { unit: quantity.unit } : {}),
    }))
    .sort((a, b) => (a.on ?? '9').localeCompare(b.on ?? '9') || (a.amount ?? 0) - (b.amount ?? 0));
}

/** How many of our unit one of the page's is; other: they measure different things; unknown: a word that is not known. */
export function factorTo(theirs: string | undefined, ours: string | undefined): number | 'other' | 'unknown' {
  if (!theirs || !ours || theirs.toLowerCase() === ours.toLowerCase()) return 1;
  const from = unitOf(theirs);
  const to = unitOf(ours);
  if (!from || !to) return 'unknown';
  return from.kind === to.kind ? from.factor / to.factor : 'other';
}

/** What the page may show: ordered or due, or, where part has come, what is still open. */
function targetsOf(line: OrderLine, whole: boolean): number[] | undefined {
  const due = quantityDue(line);
  if (due === null || line.ordered === undefined) return [];
  const received = line.receipts.length === 0 ? (line.closed ? null : 0) : quantityReceived(line);
  if (!whole) return received === null ? undefined : [Math.max(0, due - received)];
  const open = received ? [Math.max(0, due - received)] : [];
  return [line.ordered, due, ...open];
}

interface Amount {
  number: PageNumber;
  factor: number;
}

function judge(
  amounts: readonly Amount[],
  sayings: readonly RowSaying[],
  against: readonly number[],
): 'agree' | 'disagree' {
  const each = amounts.map(({ number, factor }) => fits(number.value * factor, number, factor, against));
  if (each.every(Boolean)) return 'agree';
  const total = amounts.reduce((sum, { number, factor }) => sum + number.value * factor, 0);
  const [first] = amounts;
  if (first && amounts.length > 1 && fits(total, first.number, first.factor, against)) return 'agree';
  // The same row twice, as pages draw it in a fixed column and beside it.
  const distinct = amounts.filter((_, at) => sayings.findIndex((other) => same(other, sayings[at])) === at);
  const once = distinct.reduce((sum, { number, factor }) => sum + number.value * factor, 0);
  return first && distinct.length < amounts.length && fits(once, first.number, first.factor, against)
    ? 'agree'
    : 'disagree';
}

function same(a: RowSaying, b: RowSaying | undefined): boolean {
  const text = ({ row }: RowSaying) => JSON.stringify(Object.entries(row.fields).sort());
  return b !== undefined && text(a) === text(b);
}

function fits(value: number, { decimals }: PageNumber, factor: number, against: readonly number[]): boolean {
  const rounded = decimals >= 2 ? 0.5 * 10 ** -decimals * factor : 0;
  return against.some(
    (target) => Math.abs(value - target) <= EPSILON * Math.max(1, Math.abs(target)) + rounded,
  );
}

function fitsTurned(number: PageNumber, factor: number, against: readonly number[]): boolean {
  return number.other !== undefined && fits(number.other * factor, number, factor, against);
}
