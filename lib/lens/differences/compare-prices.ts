import type { OrderLine } from '../../domain/order.ts';
import { factorTo } from './compare-amounts.ts';
import type { FieldComparison, SaidValue } from './difference-views.ts';
import type { RowSaying } from './row-sayings.ts';

type Price = Extract<NonNullable<RowSaying['price']>, { kind: 'price' }>;

/** Currencies that share a sign. */
const SHARED: readonly [RegExp, ReadonlySet<string>][] = [
  [
    /\$/,
    new Set(
      'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP BBD BMD BSD BZD FJD GYD JMD LRD NAD SBD SRD TTD XCD'.split(
        ' ',
      ),
    ),
  ],
  [/[¥￥]/, new Set(['JPY', 'CNY', 'CNH'])],
  [/kr/i, new Set(['SEK', 'NOK', 'DKK', 'ISK', 'CZK', 'EEK'])],
];

/** Price and currency of the rows that speak of one line, each per unit of our line. */
export function comparePrices(sayings: readonly RowSaying[], line: OrderLine): FieldComparison[] {
  const ours = ourPrice(line);
  const currency = compareCurrency(sayings, ours?.currency);
  const priced = sayings.filter(({ price }) => price !== undefined && price.kind !== 'none');
  const [first] = priced;
  const price = first?.price;
  if (!first || !price) return currency;
  const words: SaidValue = { kind: 'text', text: first.row.fields.price ?? '' };
  if (price.kind !== 'price')
    return [
      ...currency,
      {
        field: 'price',
        verdict: 'cannot',
        reason: price.kind === 'unclear' ? price.reason : 'unreadable',
        ours: shown(ours, line),
        theirs: words,
      },
    ];
  const theirs = saidPrice(price, first);
  if (!ours) return [...currency, { field: 'price', verdict: 'only-there', theirs }];
  const said = { field: 'price', ours: shown(ours, line), theirs } as const;
  if (currency.some(({ verdict }) => verdict === 'disagree'))
    return [...currency, { ...said, verdict: 'cannot', reason: 'currency' }];
  if (new Set(priced.map((row) => JSON.stringify(row.price))).size > 1)
    return [...currency, { ...said, verdict: 'cannot', reason: 'several-rows' }];
  return [...currency, { ...said, ...judge(price, first, ours, line) }];
}

interface OurPrice {
  value: number;
  decimals: number;
  currency: string;
  amount: string;
}

/** The price of one unit: as the source says it, else from the value of the line. */
function ourPrice({ unitPrice, value, ordered }: OrderLine): OurPrice | undefined {
  if (unitPrice) {
    const { amount, currency } = unitPrice;
    return { value: Number(amount), decimals: Math.max(2, decimalsOf(amount)), currency, amount };
  }
  if (!value || !ordered || ordered <= 0) return undefined;
  const each = Number(value.amount) / ordered;
  const amount = each.toFixed(4).replace(/0{1,2}$/, '');
  // A sum is rounded to its last digit, and each unit to its share of that.
  const decimals = Math.max(2, decimalsOf(value.amount)) + Math.log10(Math.max(1, ordered));
  return { value: each, decimals, currency: value.currency, amount };
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

function shown(ours: OurPrice | undefined, line: OrderLine): SaidValue | undefined {
  if (!ours) return undefined;
  const { amount, currency } = ours;
  return {
    kind: 'price',
    amount,
    per: 1,
    ...(currency ? { currency } : {}),
    ...(line.unit ? { unit: line.unit } : {}),
  };
}

function saidPrice(price: Price, { currency, row }: RowSaying): SaidValue {
  const { number, per, unit } = price;
  const code = currency?.code;
  return {
    kind: 'price',
    amount: number.value.toFixed(Math.min(10, number.decimals)),
    per,
    ...(code ? { currency: code } : {}),
    ...((unit ?? row.fields.unit) ? { unit: unit ?? row.fields.unit } : {}),
  };
}

function judge(
  price: Price,
  saying: RowSaying,
  ours: OurPrice,
  line: OrderLine,
): Pick<FieldComparison, 'verdict' | 'reason'> {
  const { number, per, unit } = price;
  const unitBeside = saying.quantity?.kind === 'quantity' ? saying.quantity.unit : saying.row.fields.unit;
  const factor = factorTo(unit ?? unitBeside, line.unit);
  if (factor === 'other') return { verdict: 'cannot', reason: 'unit' };
  const each = per * (factor === 'unknown' ? 1 : factor);
  // Both sides round to the last digit that they show; at least two are meant.
  const slack =
    Math.max(0.5 * 10 ** -ours.decimals, (0.5 * 10 ** -Math.max(2, number.decimals)) / each) * (1 + 1e-6);
  const equal = (value: number) => Math.abs(value / each - ours.value) <= slack + 1e-9;
  if (equal(number.value)) return { verdict: 'agree' };
  if (number.other !== undefined && equal(number.other))
    return { verdict: 'cannot', reason: 'number-format' };
  return factor === 'unknown' ? { verdict: 'cannot', reason: 'unit-unknown' } : { verdict: 'disagree' };
}

function compareCurrency(sayings: readonly RowSaying[], ours: string | undefined): FieldComparison[] {
  const theirs = sayings.flatMap(({ currency }) => currency ?? [])[0];
  if (!theirs) return [];
  const text = (words: string): SaidValue => ({ kind: 'text', text: words });
  const both = { field: 'currency', ours: ours ? text(ours) : undefined, theirs: text(theirs.text) } as const;
  if (!ours) return theirs.code ? [{ ...both, verdict: 'only-there' }] : [];
  if (theirs.code) return [{ ...both, verdict: theirs.code === ours ? 'agree' : 'disagree' }];
  const sharing = SHARED.find(([sign]) => sign.test(theirs.text))?.[1];
  if (sharing && !sharing.has(ours)) return [{ ...both, verdict: 'disagree' }];
  return [{ ...both, verdict: 'cannot', reason: 'currency-sign' }];
}
