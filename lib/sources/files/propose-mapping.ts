import { FIELDS_OF, TABLE_KINDS } from '../../domain/file-fields.ts';
import type { FileField, FileMapping, TableKind } from '../../domain/file-mapping.ts';
import { signatureOfHeadings } from '../../domain/mapping-signature.ts';
import { type Conventions, conventionsOf, dateOrderOf, decimalOf } from './column-conventions.ts';
import { isPlace } from './column-of-field.ts';
import { fieldKind, fitOf, valueReasons } from './field-fit.ts';
import { headerWords, headingScore } from './header-words.ts';
import { mappingNeeds } from './mapping-needs.ts';
import type { ColumnProposal, MappingProposal, ProposalNote } from './mapping-proposal.ts';
import { proposeOwnSites } from './own-sites.ts';
import { priceByArithmetic } from './price-arithmetic.ts';
import { traceNotes, tracesOf } from './spreadsheet-traces.ts';
import type { ColumnStatistics, TableSniff } from './table-sniff.ts';

/** Below this a heading and its values say too little for a proposal. */
const ENOUGH = 0.5;
/** A second field whose score is this close makes the heading unsure. */
const CLOSE = 0.03;

/** The spelling under which a mapping is remembered: files with the same headings in the same order share it. */
export function signatureOf(sniff: Pick<TableSniff, 'headers'>): string {
  return signatureOfHeadings(sniff.headers);
}

/**
 * Proposes what the rows of a table tell of, what each column means, from its heading and from the values of the whole
 * column, and which suppliers are the company's own sites. `table` is what a person says of the rows; `among`: the fields that
 * they can have. Pure: the same table gives the same proposal.
 */
export function proposeMapping(
  sniff: TableSniff,
  table?: TableKind,
  among?: readonly FileField[],
): MappingProposal {
  const conventions = conventionsOf(sniff);
  const kind = table ?? likeliestKind(sniff);
  const fields = assign(sniff, among ?? FIELDS_OF[kind]);
  const isOrders = kind === 'orders';
  if (isOrders) {
    choosePrice(sniff, conventions, fields);
    keepOnePromise(fields);
  }
  const useless = isOrders ? dropUseless(fields) : new Map<number, ProposalNote>();
  const columns = sniff.headers.map((header, at) => {
    const note = useless.get(at);
    const column = columnProposal(sniff, conventions, fields, header, at);
    return note ? { ...column, check: [note] } : column;
  });
  const ownSites = isOrders
    ? proposeOwnSites(sniff.spread, (field) => fields.find((found) => found.field === field)?.column)
    : [];
  const mapping: FileMapping = {
    ...(isOrders ? {} : { table: kind }),
    delimiter: sniff.delimiter,
    ...(sniff.encoding === 'utf-8' ? {} : { encoding: sniff.encoding }),
    ...(sniff.heading.line === 1 && sniff.heading.rows === 1 ? {} : { heading: sniff.heading }),
    columns: columns.map((column, at) => mappedColumn(sniff.columns[at], conventions, column)),
    ownSites: ownSites.map((site) => site.name),
  };
  return {
    mapping,
    columns,
    ownSites,
    missing: mappingNeeds(mapping).missing,
  };
}

/**
 * The kind of table whose fields the columns fill best, among those of which nothing is missing; orders where none is
 * whole or two are alike.
 */
function likeliestKind(sniff: TableSniff): TableKind {
  let best: TableKind = 'orders';
  let most = 0;
  for (const kind of TABLE_KINDS) {
    const found = assign(sniff, FIELDS_OF[kind]);
    const columns = found.map(({ field }) => ({ header: '', field }));
    if (mappingNeeds({ table: kind, columns }).missing.length > 0) continue;
    const score = found.reduce((sum, each) => sum + each.score, 0);
    if (score <= most) continue;
    most = score;
    best = kind;
  }
  return best;
}

interface Assigned {
  column: number;
  field: FileField;
  score: number;
  note?: ColumnProposal['why'][number];
  rival?: FileField;
}

/** A column of numbers under the heading of a name holds the numbers. */
const NAMES_AND_NUMBERS: readonly [FileField, FileField][] = [
  ['supplierName', 'supplierNumber'],
  ['partnerName', 'partnerNumber'],
];

/** The best pairs first; each column has one field, each field one column. */
function assign(sniff: TableSniff, fields: readonly FileField[]): Assigned[] {
  const pairs: Assigned[] = [];
  for (const [column, statistics] of sniff.columns.entries()) {
    const score = headingOf(sniff, column);
    if (!score) continue;
    for (const field of fields) {
      const fit = fitOf(statistics, field, sniff.rows);
      const fitting = fit > 0 ? score(field) * fit : 0;
      if (fitting >= ENOUGH) pairs.push({ column, field, score: fitting });
    }
    for (const [name, number] of NAMES_AND_NUMBERS) {
      const numbered = fields.includes(number) ? score(name) * fitOf(statistics, number, sniff.rows) : 0;
      if (fitOf(statistics, name, sniff.rows) === 0 && numbered >= ENOUGH)
        pairs.push({ column, field: number, score: numbered * 0.9 });
    }
  }
  pairs.sort((a, b) => b.score - a.score || a.column - b.column);
  const taken: Assigned[] = [];
  for (const pair of pairs) {
    if (taken.some((other) => other.column === pair.column || other.field === pair.field)) continue;
    const rival = pairs.find(
      (other) =>
        other.column === pair.column && other.field !== pair.field && pair.score - other.score < CLOSE,
    );
    taken.push(rival ? { ...pair, rival: rival.field } : pair);
  }
  return taken;
}

/** How well the heading of a column names a field; by itself a little less than with the group above it. */
function headingOf(sniff: TableSniff, column: number): ((field: FileField) => number) | undefined {
  const words = headerWords(sniff.headers[column] ?? '');
  const own = headerWords(sniff.labels[column] ?? '');
  if (words === '') return undefined;
  if (own === words) return (field) => headingScore(words, field);
  return (field) => Math.max(headingScore(words, field), headingScore(own, field) * 0.95);
}

/** Of several price columns the one with which quantity × price is the line value. */
function choosePrice(sniff: TableSniff, conventions: Conventions, fields: Assigned[]): void {
  const columnOf = (field: FileField) => fields.find((found) => found.field === field)?.column;
  const candidates = sniff.headers.flatMap((header, column) => {
    const free = !fields.some((found) => found.column === column && found.field !== 'unitPrice');
    const words = headerWords(header);
    const score = headingScore(words, 'unitPrice') * fitOf(sniff.columns[column], 'unitPrice', sniff.rows);
    return free && score >= ENOUGH ? [{ column, score }] : [];
  });
  const decimals = sniff.columns.map((statistics) => decimalOf(conventions, statistics).decimal);
  const best = priceByArithmetic(
    sniff.spread,
    decimals,
    columnOf('orderedQuantity'),
    columnOf('value'),
    candidates.map(({ column }) => column),
  );
  if (!best) return;
  const at = fields.findIndex((found) => found.field === 'unitPrice');
  if (at >= 0) fields.splice(at, 1);
  fields.push({
    column: best.column,
    field: 'unitPrice',
    score: 0.98,
    note: { code: 'price-arithmetic', facts: { share: best.share } },
  });
}

/** A file with one promised date holds the first promise, whatever its heading calls it. */
function keepOnePromise(fields: Assigned[]): void {
  const last = fields.find((found) => found.field === 'lastPromisedOn');
  const first = fields.find((found) => found.field === 'firstPromisedOn');
  if (last && !first) last.field = 'firstPromisedOn';
  const only = last && first ? undefined : (first ?? last);
  if (only) only.note = { code: 'only-promise', facts: {} };
}

/**
 * Fields of which nothing could be kept: goods received on no day, demand of nobody. A need that no customer has is the
 * day on which we want the goods. Answers a note for each column that is left without a field.
 */
function dropUseless(fields: Assigned[]): Map<number, ProposalNote> {
  const notes = new Map<number, ProposalNote>();
  const has = (field: FileField) => fields.some((found) => found.field === field);
  const drop = (field: FileField, code: ProposalNote['code']) => {
    const at = fields.findIndex((found) => found.field === field);
    const [found] = at < 0 ? [] : fields.splice(at, 1);
    if (found) notes.set(found.column, { code, facts: {} });
  };
  if (!has('receivedOn')) {
    drop('receivedQuantity', 'received-without-day');
    drop('receiptNumber', 'received-without-day');
  }
  if (has('customerName')) return notes;
  const need = fields.find((found) => found.field === 'neededOn');
  if (need && !has('requestedOn')) need.field = 'requestedOn';
  for (const field of ['neededOn', 'customerOrder', 'pegQuantity'] as const) drop(field, 'demand-of-nobody');
  return notes;
}

function columnProposal(
  sniff: TableSniff,
  conventions: Conventions,
  fields: Assigned[],
  header: string,
  at: number,
): ColumnProposal {
  const found = fields.find(({ column }) => column === at);
  const statistics = sniff.columns[at];
  if (!found || !statistics) return { header, confidence: 0, why: [], check: [] };
  const why: ColumnProposal['why'] = [
    { code: 'heading', facts: { heading: header } },
    ...valueReasons(statistics, found.field),
  ];
  if (found.note) why.push(found.note);
  if (found.field === 'customerName' && isPlace(header)) why.push({ code: 'country-as-customer', facts: {} });
  const check: ColumnProposal['check'] = [];
  if (found.rival) check.push({ code: 'heading-unsure', facts: { other: found.rival } });
  check.push(...traceNotes(statistics, found.field));
  const kind = fieldKind(found.field);
  if (kind === 'date') {
    const order = dateOrderOf(conventions, statistics);
    why.push(...order.why);
    check.push(...order.check);
  }
  if (kind === 'number') check.push(...decimalOf(conventions, statistics).check);
  return { header, field: found.field, confidence: Math.round(found.score * 100) / 100, why, check };
}

function mappedColumn(
  statistics: ColumnStatistics | undefined,
  conventions: Conventions,
  proposal: ColumnProposal,
): FileMapping['columns'][number] {
  const column: FileMapping['columns'][number] = { header: proposal.header };
  if (proposal.field) column.field = proposal.field;
  if (!statistics) return column;
  const traces = tracesOf(statistics, proposal.field);
  if (traces) column.spreadsheet = traces;
  const { order } = dateOrderOf(conventions, statistics);
  if (order) column.dateOrder = order;
  if (statistics.numbers.count > 0) column.decimal = decimalOf(conventions, statistics).decimal;
  return column;
}
