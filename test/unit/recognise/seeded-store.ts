import { normaliseNumber, shapeOf } from '../../../lib/domain/normalise.ts';
import { bareNumberCounts, speaksForItself } from '../../../lib/lens/match/match.ts';
import { type Candidate, findCandidates } from '../../../lib/recognise/candidates.ts';
import { buildFilter, filterHas } from '../../../lib/store/filter.ts';
import { hashKey } from '../../../lib/store/hash.ts';
import { countShape, densityOf } from '../../../lib/store/shapes.ts';
import { type SeededIdentifier, seededIdentifiers } from '../../tools/sample/identifiers.ts';
import { randomFrom } from '../../tools/sample/random.ts';

/** Seeded identifiers as the store would answer for them: filter, exact look-up, and the rules for bare numbers. */
export interface SeededStore {
  identifiers: SeededIdentifier[];
  /** The stored key that a candidate is marked with. */
  markOf(candidate: Pick<Candidate, 'keys' | 'kind' | 'raw' | 'labelled'>): string | undefined;
}

export function seededStore(count: number, seed: number): SeededStore {
  const identifiers = [...seededIdentifiers(count, seed)];
  const keys = new Set(identifiers.map(({ text }) => normaliseNumber(text)));
  const shapes = new Map<string, number>();
  for (const key of keys) countShape(shapes, shapeOf(key));
  const filter = buildFilter(Uint32Array.from(keys, (key) => hashKey('number', key)));
  return {
    identifiers,
    markOf(candidate) {
      const { keys: spelled, kind, raw, labelled } = candidate;
      return spelled.find(
        (key) =>
          filterHas(filter, hashKey('number', key)) &&
          keys.has(key) &&
          (speaksForItself({ mark: 0, keys: spelled, kind, raw, labelled }, key) ||
            bareNumberCounts(key, densityOf(shapes, shapeOf(key)), false)),
      );
    },
  };
}

/** As people write a number: as printed, with blanks or points in the digits, or bare. */
function written({ shape, text }: SeededIdentifier, way: number): string {
  if (shape === 'purchase-order' && way === 1) return text.replace(/^(....)(...)(...)$/, '$1 $2 $3');
  if (shape === 'purchase-order' && way === 2) return text.replace(/^(....)(...)(...)$/, '$1-$2-$3');
  if (shape === 'vat' && way === 1) return text.replace(/^([A-Z]{2}U?)/, '$1 ');
  if (shape === 'vat' && way === 2) return text.replace(/^([A-Z]{2}U?)(\d{3})(\d{3})/, '$1 $2 $3 ').trim();
  if (shape === 'gs1' && way === 1) return text.replace(/^(\d{1,2})(\d{6})(\d{6})$/, '$1 $2 $3');
  if (shape === 'sales-order' && way === 1) return text.replace('-', ' ');
  if (shape === 'sales-order' && way === 2) return text.replace('-', '');
  return text;
}

const labels: Record<SeededIdentifier['shape'], string[]> = {
  'purchase-order': ['PO ', 'Bestellung ', 'commande n° ', 'Pedido n.º ', 'order no. '],
  'sales-order': [''],
  vat: ['VAT no. ', 'USt-IdNr. ', 'N° TVA ', 'NIF ', ''],
  gs1: ['GTIN ', 'EAN: ', 'GLN ', ''],
  part: ['Part no. ', 'Material ', 'Article n° ', 'SKU ', ''],
};
const around: [string, string][] = [
  ['', ''],
  ['We confirm ', ' for week 23, 12 pallets.'],
  ['(', ')'],
  ['Re: ', ' / reminder of 2026-05-01'],
  ['', ', 30 pcs, EUR 1.234,50'],
  ['Please see ', '; delivery was 12.05.2026 at 10:30.'],
];
const hints = {
  'purchase-order': 'purchase-order',
  'sales-order': 'sales-order',
  vat: 'partner-number',
  gs1: 'item',
  part: 'item',
} as const;

/** Share of `pages` stored numbers, written in contexts, that get their mark; and those that were missed. */
export function recallOf(
  store: SeededStore,
  pages: number,
  seed: number,
): { recall: number; missed: string[] } {
  const random = randomFrom(seed);
  const missed: string[] = [];
  for (let page = 0; page < pages; page++) {
    const identifier = store.identifiers[random.whole(0, store.identifiers.length - 1)] as SeededIdentifier;
    const label = labels[identifier.shape][random.whole(0, labels[identifier.shape].length - 1)] ?? '';
    const [before, after] = around[random.whole(0, around.length - 1)] ?? ['', ''];
    const number = written(identifier, random.whole(0, 4));
    const isCell = random.whole(0, 2) === 0;
    const text = isCell ? number : `${before}${label}${number}${after}`;
    const found = findCandidates(text, isCell ? { kind: hints[identifier.shape] } : undefined);
    const key = normaliseNumber(identifier.text);
    if (!found.some((candidate) => store.markOf(candidate) === key))
      missed.push(`${identifier.shape}: ${text}`);
  }
  return { recall: 1 - missed.length / pages, missed };
}
