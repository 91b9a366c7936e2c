import { addDays } from '../../lib/domain/calendar-date.ts';

/** A seeded table of order lines of many suppliers, as a company of that size would export it. Same seed, same bytes. */
export interface PanelFileShape {
  partners: number;
  lines: number;
  today: string;
  /** The share of all lines that the first supplier has. */
  largest?: number;
}

const HEADING =
  'PO number,Line,Supplier,Supplier VAT number,Customer,Customer need date,Item,Description,Ordered,Unit,Value,Currency,PO date,Requested,First promised date,Last promised date,Confirmed on,Receipt date,Received,Buyer,Buyer group,Plant,Company';

const WORDS = [
  'Castings',
  'Seals',
  'Métal',
  'Łożyska',
  'Bearings',
  'Gießerei',
  'Valves',
  'Cables',
  'Pumps',
  'Foils',
];
const CURRENCIES = ['EUR', 'EUR', 'USD', 'GBP', 'JPY'];
const DELIVERED_SHARE = 0.9;

/** The text in pieces of some thousand lines. */
export function* panelFile({ partners, lines, today, largest = 0 }: PanelFileShape): Generator<string> {
  const next = random(20_260_507);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  let text = `${HEADING}\r\n`;
  const perOrder = 4;
  for (let line = 0; line < lines; line += 1) {
    const order = Math.floor(line / perOrder);
    const supplier = order % 100 < largest * 100 ? 0 : order % partners;
    const sent = addDays(today, -Math.floor(10 + next() * 700));
    const promised = addDays(sent, 20 + Math.floor(next() * 40));
    const due = promised < today;
    const received =
      due && next() < DELIVERED_SHARE / 0.95 ? addDays(promised, Math.floor(next() * 12) - 8) : '';
    const quantity = 1 + Math.floor(next() * 500);
    const person = supplier % 50;
    text += [
      `45${`${order}`.padStart(8, '0')}`,
      (line % perOrder) * 10 + 10,
      `${WORDS[supplier % WORDS.length]} ${name(supplier)} ${supplier}`,
      `DE${`${100_000_000 + supplier}`}`,
      line % 3 === 0 ? `Customer ${supplier % 25}` : '',
      line % 3 === 0 ? addDays(promised, 5) : '',
      `P-${supplier}-${line % 40}`,
      'Part of a pump',
      quantity,
      'pcs',
      (quantity * 3.25).toFixed(2),
      CURRENCIES[supplier % CURRENCIES.length],
      sent,
      addDays(promised, -3),
      promised,
      next() < 0.15 ? addDays(promised, 6) : promised,
      addDays(sent, 2),
      received <= today ? received : '',
      received !== '' && received <= today ? quantity : '',
      `Buyer ${person}`,
      `Group ${person % 8}`,
      pick(['Plant Nord', 'Plant Süd', 'Plant West']),
      supplier % 4 === 0 ? 'Norvane Ltd' : 'Norvane GmbH',
    ].join();
    text += '\r\n';
    if (text.length < 1_000_000) continue;
    yield text;
    text = '';
  }
  yield text;
}

function name(no: number): string {
  return [no % 26, Math.floor(no / 26) % 26, Math.floor(no / 676) % 26]
    .map((letter, at) => String.fromCharCode((at === 0 ? 65 : 97) + letter))
    .join('');
}

/** Mulberry32: small, seeded, good enough for test data. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
