import type { SampleItem } from './sample-line.ts';

/** Syllables and trades from which suppliers, customers and people of a grown sample get their names. All are invented. */

const STARTS = [
  'Bren',
  'Kal',
  'Tarn',
  'Vex',
  'Mor',
  'Quel',
  'Ister',
  'Dorn',
  'Hal',
  'Lun',
  'Ravel',
  'Sel',
  'Orm',
  'Pern',
  'Jast',
  'Zell',
  'Cor',
  'Fenn',
  'Gri',
  'Ul',
  'Wend',
  'Yst',
  'Arn',
  'Nol',
  'Thal',
] as const;
const ENDS = [
  'holt',
  'vane',
  'mere',
  'dun',
  'wick',
  'grath',
  'lund',
  'moor',
  'stedt',
  'rane',
  'brück',
  'fall',
  'sund',
  'hurst',
  'ova',
  'ster',
] as const;

/** What a supplier of a trade sells: the letters of its part numbers, their names, and prices in cents. */
export interface Trade {
  name: string;
  family: string;
  group: string;
  parts: readonly [word: string, cents: number][];
}

export const TRADES: readonly Trade[] = [
  trade('Valves', 'VA', 'standard', ['Ball valve', 4_850], ['Check valve', 3_120], ['Gate valve', 9_400]),
  trade('Steel', 'ST', 'castings', ['Base frame', 28_400], ['Bracket', 1_240], ['Guard plate', 2_150]),
  trade('Hydraulik', 'HY', 'electrics', ['Cylinder', 32_500], ['Hose line', 1_990], ['Manifold', 14_700]),
  trade('Pipes', 'RP', 'standard', ['Pipe bend', 1_480], ['Reducer', 1_120], ['Tee piece', 2_260]),
  trade('Gears', 'GE', 'castings', ['Gear wheel', 8_600], ['Pinion', 3_350], ['Gearbox', 76_000]),
  trade('Cables', 'CA', 'electrics', ['Cable set', 2_450], ['Connector', 640], ['Cable gland', 95]),
  trade('Gaskets', 'GA', 'standard', ['Flat gasket', 58], ['Gland packing', 730], ['Profile seal', 310]),
  trade('Sensors', 'SE', 'electrics', ['Flow sensor', 11_800], ['Level switch', 5_300], ['Probe', 7_450]),
  trade('Packaging', 'PK', 'standard', ['Crate', 3_900], ['Pallet', 1_750], ['Foam insert', 420]),
  trade('Foundry', 'FO', 'castings', ['Casing', 16_900], ['Pump foot', 4_700], ['Diffuser', 12_300]),
  trade('Tooling', 'TO', 'castings', ['Fixture', 41_000], ['Drill set', 6_800], ['Gauge', 2_900]),
  trade('Filters', 'FI', 'standard', ['Filter element', 1_350], ['Strainer', 5_150], ['Filter bag', 460]),
];

function trade(
  name: string,
  family: string,
  group: Trade['group'],
  ...parts: [word: string, cents: number][]
): Trade {
  return { name, family, group, parts };
}

/** The `index`th invented word, different for each of the first 400. */
function inventedWord(index: number): string {
  const start = STARTS[index % STARTS.length] ?? '';
  // 25 starts and 16 ends have no common factor: both run on and meet again after 400.
  return `${start}${ENDS[index % ENDS.length]}`;
}

/** The `index`th company name: word and trade, with a count where words and trades are used up. */
export function companyName(index: number, tradeName: string): string {
  const round = Math.floor(index / (STARTS.length * ENDS.length));
  return `${inventedWord(index)} ${tradeName}${round > 0 ? ` ${round + 1}` : ''}`;
}

/** The name as a mail domain: letters and digits only, under the ending that is kept for examples. */
export function domainOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .toLowerCase();
  return `${plain.replace(/^-|-$/g, '').replace('bru-ck', 'bruck')}.example`;
}

const FIRST_NAMES = [
  'Alva',
  'Bero',
  'Cille',
  'Dario',
  'Edda',
  'Fenja',
  'Goran',
  'Hella',
  'Ivo',
  'Jorun',
  'Kaia',
];
const LAST_NAMES = [
  'Astrelle',
  'Bornvik',
  'Calloway-Ruhn',
  'Drexan',
  'Elmsbach',
  'Fornay',
  'Grelland',
  'Hovarth',
];

/** The `index`th invented person. */
export function personName(index: number): string {
  return `${FIRST_NAMES[index % FIRST_NAMES.length]} ${LAST_NAMES[(index * 3) % LAST_NAMES.length]}`;
}

/** Our part numbers of a trade: each has its word, size and price; `of` says which of them, `short` whose number beside. */
export function tradePart(from: Trade, size: number, short: string): SampleItem {
  const [word, cents] = from.parts[size % from.parts.length] ?? ['Part', 1_000];
  const step = 10 + size * 5;
  return {
    number: `${from.family}-${step}`,
    supplierNumber: `${short} ${from.family.slice(0, 1)}${step}/${(size % 4) + 1}`,
    description: `${word} ${from.family}-${step}`,
    cents: Math.max(20, Math.round(cents * (0.8 + 0.1 * (size % 7)))),
  };
}
