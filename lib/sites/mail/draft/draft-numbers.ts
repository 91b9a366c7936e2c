import type { IdentifierKind } from '../../../domain/normalise.ts';
import { normaliseNumber } from '../../../domain/normalise.ts';
import { collect, type Span } from './draft-text.ts';

/** A number that may be in the records. */
export interface NumberFound extends Span {
  keys: string[];
  kind: IdentifierKind;
  raw: string;
  labelled: boolean;
  /** The line of an order that is written onto it: `4500012345/10`. */
  line?: string;
}

const lines =
  /(?<![a-z])(?:lines?|pos\.?|positionen|positions?|posten|zeilen?|lignes?|postes?|lineas?|posicion(?:es)?|partidas?)[ :]*(?:no\.?|nr\.?|n[°º]\.?|#)? ?(\d{1,5}(?:\.\d{1,2}(?!\d))?(?: ?(?:,|&|\+|\/|and|und|et|y) ?\d{1,5}(?![\w.-]))*)(?![\w%]|[.,]\d)/g;

/** The order lines that a folded text names: "line 10", "Positionen 10 und 20". */
export function findLines(text: string, taken: Span[]): (Span & { numbers: string[] })[] {
  return collect(text, lines, taken, ([, list = '']) => ({ numbers: list.match(/\d+(?:\.\d+)?/g) ?? [] }));
}

const order =
  'purchase orders?|orders?|p\\.?o\\.?s?|bestell\\w*|commandes?|bon de commande|pedidos?|orden(?:es)?(?: de compra)?|oc|bc';
const LABELS: [IdentifierKind, readonly string[], RegExp][] = (
  [
    [
      'shipment',
      ['ASN', 'DN'],
      "asn|despatch advice|shipping (?:notice|advice)|shipment|lieferavis|lieferschein|delivery note|packing slip|bon de livraison|bl|avis d'expedition|expedition|albaran|aviso de envio|envio|sendung|tracking",
    ],
    ['invoice', ['INV'], 'invoices?|inv|rechnung|facture|factura'],
    [
      'number',
      ['SO'],
      'sales orders?|so|auftrags?(?:bestätigung)?|order confirmation|auftr|commande client|pedido de venta',
    ],
    ['partner-number', [], 'vat(?: id)?|ust-?id(?:nr)?|uid|tva|nif|cif|gln|iln|duns|steuernummer'],
    ['purchase-order', ['PO'], order],
  ] as const
).map(([kind, prefixes, words]) => [
  kind,
  prefixes,
  new RegExp(
    `(?:^|[^a-z])(?:${words})(?: client| fournisseur| de compra)? ?(?:numbers?|nummern?|nr|no|num|numero|n|ref(?:erence)?|reference|id)?[ .:#°º(]{0,4}$`,
  ),
]);

const token = /(?<![\w.,@/-])(?:[A-Za-z]{1,10}[-_/.]?){0,3}\d[\dA-Za-z]*(?:[-_/.][\dA-Za-z]+)*(?![\w@])/g;
const grouped = /(?<![\w.,/-])\d{2,5}(?:[ -]\d{3,4}){1,3}(?![\w]|[.,]\d)/g;
const listed = /^\s*(?:,|;|&|\+|\/|and|und|oder|or|et|ou|y|o|sowie)+\s*(?:also\s*)?$/;
/** Digits from which a number counts without a label. */
const BARE = 5;

/** Numbers of documents, items and companies in a text, which `low` is the folded spelling of. */
export function findNumbers(text: string, low: string, taken: Span[]): NumberFound[] {
  const found: NumberFound[] = [];
  let before: NumberFound | undefined;
  const spaced = collect(text, grouped, taken, ({ 0: raw, index }) =>
    labelAt(low, index) ? { raw } : undefined,
  );
  const plain = collect(text, token, taken, ({ 0: raw }) => ({ raw: raw.replace(/[.\-_/]+$/, '') }));
  for (const { raw, start, end } of [...spaced, ...plain].sort((a, b) => a.start - b.start)) {
    // So short are counts, which name nothing.
    if (raw.length < 3) continue;
    const label =
      (companyNumber.test(raw) ? (['partner-number', []] as const) : undefined) ??
      labelAt(low, start) ??
      (before && listed.test(low.slice(before.end, start)) ? kindOf(before) : undefined);
    const number = numberOf(raw, label);
    if (!number) continue;
    const [, line] =
      (number.line ? null : /^ ?\/ ?(\d{1,4})(?![\d./-])/.exec(low.slice(end, end + 10))) ?? [];
    before = { ...number, ...(line ? { line: String(Number(line)) } : {}), start, end };
    found.push(before);
  }
  return found;
}

type Label = readonly [IdentifierKind, readonly string[]];

function labelAt(low: string, start: number): Label | undefined {
  const head = low.slice(Math.max(0, start - 40), start);
  const label = LABELS.find(([, , pattern]) => pattern.test(head));
  return label && [label[0], label[1]];
}

const kindOf = ({ kind, labelled }: NumberFound): Label | undefined => {
  const label = labelled ? LABELS.find(([each]) => each === kind) : undefined;
  return label && [label[0], label[1]];
};

/** The tax number of a company: one whatever stands before it. */
const companyNumber = /^(?:ATU|BE|CHE|CZ|DE|DK|ES[A-Z]?|FI|FR|GB|HU|IE|IT|LU|NL|PL|PT|SE|SK)\d{8,12}$/;

const linePart = /^(.*\d{5,})[-/](\d{1,4})$/;

function numberOf(raw: string, label: Label | undefined): Omit<NumberFound, 'start' | 'end'> | undefined {
  if (raw.length > 40) return undefined;
  const [, base, line] = linePart.exec(raw) ?? [];
  const digits = raw.replace(/\D/g, '').length;
  const letters = raw.replace(/[^A-Za-z]/g, '').length;
  if (digits > 24 || /^\d{1,2}(?:st|nd|rd|th|h|er)$/i.test(raw)) return undefined;
  if (!label && (letters === 0 ? digits < BARE || /^0?\d+[.]\d+$/.test(raw) : letters > 12 || raw.length < 3))
    return undefined;
  if (label && digits < 3) return undefined;
  const whole = normaliseNumber(raw);
  const keys = [whole];
  if (base) keys.unshift(normaliseNumber(base));
  // `PO4500012345` may be stored without its letters, and a plain number with those of its label.
  const [, stem] = /^[A-Z]{2,4}(\d{4,})$/.exec(keys[0] ?? '') ?? [];
  if (stem) keys.push(stem);
  else if (letters === 0) for (const prefix of label?.[1] ?? []) keys.push(prefix + keys[0]);
  return {
    keys: [...new Set(keys)].filter(Boolean).slice(0, 4),
    kind: label?.[0] ?? 'number',
    raw,
    labelled: label !== undefined,
    ...(line ? { line: String(Number(line)) } : {}),
  };
}
