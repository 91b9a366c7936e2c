import { type Random, randomFrom } from '../sample/random.ts';
import { MANNERS, type Manner } from './manners.ts';

/**
 * Portal pages about orders with their truth: what a page says in the manner of some country and system, and which of it
 * contradicts the records. Knows nothing of how PartnerLens reads or compares.
 */

export const CONFLICTS = [
  'date',
  'quantity',
  'unit',
  'currency',
  'price',
  'price-basis',
  'split-date',
  'split-quantity',
  'cancelled',
] as const;
export type Conflict = (typeof CONFLICTS)[number];

interface PageLine {
  number: string;
  item: string;
  supplierItem: string;
  ordered: number;
  unit: 'pcs' | 'kg' | 'm';
  price: number;
  currency: string;
  promised: string;
  requested: string;
  received: number;
}

interface MadeRow {
  table: number;
  order: string;
  of: 'line';
  fields: Record<string, string>;
}

export interface MadePage {
  order: string;
  lines: PageLine[];
  rows: MadeRow[];
  lang?: string;
  /** The line that contradicts, and the field that says so. */
  truth?: { line: string; field: string; conflict: Conflict };
}

const UNIT_WORDS: Record<PageLine['unit'], readonly (readonly [string, number])[]> = {
  pcs: [
    ['EA', 1],
    ['PCE', 1],
    ['Stk.', 1],
    ['ST', 1],
    ['pc', 1],
    ['dozen', 12],
  ],
  kg: [
    ['KG', 1],
    ['kilogram', 1],
    ['g', 0.001],
    ['t', 1000],
  ],
  m: [
    ['M', 1],
    ['MTR', 1],
    ['cm', 0.01],
  ],
};
const OTHER_UNIT = { pcs: 'KG', kg: 'PCE', m: 'BX' } as const;
const CURRENCIES = ['EUR', 'USD', 'CHF', 'GBP'] as const;

const addDays = (iso: string, days: number) =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function makeLine(random: Random, at: number): PageLine {
  const unit = random.pick(['pcs', 'pcs', 'kg', 'm'] as const);
  const promised = addDays('2025-06-20', random.whole(0, 300));
  const ordered = 12 * random.whole(2, 400);
  return {
    number: `${(at + 1) * 10}`,
    item: `HX-${1000 + random.whole(0, 7999)}`,
    supplierItem: `S${at}${100 + random.whole(0, 799)}-Q`,
    ordered,
    unit,
    price: random.whole(3, 400) * 0.25,
    currency: '',
    promised,
    requested: addDays(promised, -random.whole(0, 9)),
    received: random.chance(0.2) ? ordered / 4 : 0,
  };
}

/** One page about one order; `conflict` puts one contradiction into it. The same seed makes the same page. */
export function makePage(seed: number, conflict?: Conflict): MadePage {
  const random = randomFrom(seed * 7919 + 1);
  const manner = random.pick(MANNERS);
  const order = `45${`${20_000_000 + seed}`.slice(-8)}`;
  const currency = random.pick(CURRENCIES);
  const lines = Array.from({ length: random.whole(1, 5) }, (_, at) => ({
    ...makeLine(random, at),
    currency,
  }));
  const victim = random.pick(lines);
  const style = {
    numbering: random.pick(['same', 'tenth', 'padded', 'none'] as const),
    items: random.pick(['ours', 'theirs'] as const),
    unitBeside: random.chance(0.5),
    currencyColumn: random.chance(0.5),
    basis: random.pick([1, 1, 100, 1000] as const),
    basisColumn: random.chance(0.5),
  };
  const rows = lines.flatMap((line) =>
    rowsOf(random, order, line, style, manner, line === victim ? conflict : undefined),
  );
  const field = conflict && FIELD_OF[conflict];
  return {
    order,
    lines,
    rows,
    ...(manner.lang ? { lang: manner.lang } : {}),
    ...(conflict && field ? { truth: { line: victim.number, field, conflict } } : {}),
  };
}

const FIELD_OF: Record<Conflict, string> = {
  date: 'promised',
  quantity: 'quantity',
  unit: 'unit',
  currency: 'currency',
  price: 'price',
  'price-basis': 'price',
  'split-date': 'promised',
  'split-quantity': 'quantity',
  cancelled: 'status',
};

interface Style {
  numbering: 'same' | 'tenth' | 'padded' | 'none';
  items: 'ours' | 'theirs';
  unitBeside: boolean;
  currencyColumn: boolean;
  basis: 1 | 100 | 1000;
  basisColumn: boolean;
}

function rowsOf(
  random: Random,
  order: string,
  line: PageLine,
  style: Style,
  manner: Manner,
  conflict?: Conflict,
): MadeRow[] {
  const write = (text: string) => manner.digits(text);
  const fields: Record<string, string> = {
    [style.items === 'ours' ? 'item' : 'supplierItem']:
      style.items === 'ours' ? line.item : line.supplierItem,
    requested: write(manner.date(line.requested)),
    status:
      conflict === 'cancelled' ? 'Cancelled by supplier' : random.pick(['Confirmed', 'Open', 'Acknowledged']),
  };
  if (style.numbering !== 'none') fields.line = lineNumber(line.number, style.numbering);
  Object.assign(fields, priceFields(line, style, write, manner, conflict));
  const [unit, factor] =
    conflict === 'unit' ? ([OTHER_UNIT[line.unit], 1] as const) : random.pick(UNIT_WORDS[line.unit]);
  const isSplit = conflict?.startsWith('split') || (!conflict && random.chance(0.25));
  const late = addDays(line.promised, random.whole(2, 30));
  if (!isSplit) {
    const amount = conflict === 'quantity' ? line.ordered + 12 * random.whole(1, 9) : line.ordered;
    const openOnly = line.received > 0 && random.chance(0.5);
    const shown = (openOnly ? amount - line.received : amount) / factor;
    const quantity = quantityFields(shown, unit, openOnly ? 'open' : 'quantity', style, write, manner);
    const promised = conflict === 'date' ? late : line.promised;
    return [
      {
        table: 0,
        order,
        of: 'line',
        fields: { ...fields, ...quantity, promised: write(manner.date(promised)) },
      },
    ];
  }
  const first = line.ordered / 3;
  const second = line.ordered - first + (conflict === 'split-quantity' ? 24 : 0);
  const last = conflict === 'split-date' ? late : line.promised;
  return (
    [
      [first, addDays(line.promised, -7)],
      [second, last],
    ] as const
  ).map(([amount, day]) => ({
    table: 0,
    order,
    of: 'line',
    fields: {
      ...fields,
      ...quantityFields(amount / factor, unit, 'quantity', style, write, manner),
      promised: write(manner.date(day)),
    },
  }));
}

function lineNumber(number: string, numbering: Style['numbering']): string {
  if (numbering === 'tenth') return `${Number(number) / 10}`;
  return numbering === 'padded' ? number.padStart(5, '0') : number;
}

function quantityFields(
  amount: number,
  unit: string,
  field: 'quantity' | 'open',
  style: Style,
  write: (text: string) => string,
  manner: Manner,
): Record<string, string> {
  const decimals = Number.isInteger(amount) ? 0 : 4;
  const text = write(manner.number(amount, decimals));
  return style.unitBeside ? { [field]: `${text} ${unit}` } : { [field]: text, unit };
}

function priceFields(
  line: PageLine,
  style: Style,
  write: (text: string) => string,
  manner: Manner,
  conflict?: Conflict,
): Record<string, string> {
  const wrongBasis = conflict === 'price-basis';
  const price = conflict === 'price' ? line.price * 1.04 + 0.02 : line.price;
  const basis = wrongBasis && style.basis === 1 ? 100 : style.basis;
  const amount = wrongBasis ? price : price * basis;
  const currency =
    conflict === 'currency' ? (CURRENCIES.find((code) => code !== line.currency) ?? '') : line.currency;
  const text = write(manner.number(amount, 2));
  const money = style.currencyColumn ? text : `${text} ${currency}`;
  const word = { pcs: 'PCE', kg: 'KG', m: 'M' }[line.unit];
  return {
    price: basis === 1 ? `${money} / ${word}` : style.basisColumn ? money : `${money} / ${basis} ${word}`,
    ...(basis !== 1 && style.basisColumn ? { priceUnit: `${basis} ${word}` } : {}),
    ...(style.currencyColumn ? { currency } : {}),
  };
}
