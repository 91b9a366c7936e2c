import type { FileField } from '../../domain/file-mapping.ts';
import { OWN_PARTS, type OwnColumn, type OwnPart } from '../../domain/own-objects.ts';
import { columnCounter } from '../files/column-statistics.ts';
import { fieldKind } from '../files/field-fit.ts';
import { headerWords, headingScore } from '../files/header-words.ts';
import type { ColumnProposal, ProposalNote } from '../files/mapping-proposal.ts';
import { proposeMapping } from '../files/propose-mapping.ts';
import type { TableSniff } from '../files/table-sniff.ts';
import { cellText } from './cell-text.ts';
import type { OwnDescription, OwnField, OwnRecord } from './own-access.ts';
import { fieldsOfPart } from './part-fields.ts';

/** Objects with a few of their records, by what they stand for. */
export type OwnSamples = Partial<
  Record<OwnPart, { described: OwnDescription; records: readonly OwnRecord[] }>
>;

/** All fields of the objects with what they were proposed to mean, and why, in the same order. */
export interface OwnProposal {
  columns: OwnColumn[];
  evidence: ColumnProposal[];
}

/** Words that a field leaves out where its object says them: the quantity of a receipt is the received quantity. */
const SAID_BY_OBJECT: Record<OwnPart, readonly string[]> = {
  orders: ['order', 'supplier'],
  lines: ['line', 'item'],
  receipts: ['received', 'receipt'],
  quality: ['rejected', 'reject'],
  suppliers: ['supplier'],
};
/** The most telling part first: what it takes, the parts above it do not need to say. */
const ORDER_OF_CLAIMS: readonly OwnPart[] = ['receipts', 'quality', 'lines', 'orders', 'suppliers'];
/** What the name of a record is, where no other field says it. */
const BY_NAME: Partial<Record<OwnPart, FileField>> = {
  orders: 'orderNumber',
  suppliers: 'supplierName',
  receipts: 'receiptNumber',
};

/**
 * Proposes what the fields of a company's own objects mean: by their labels and names in the system, by the types that it
 * declares, and by the values of a few records. `accountObject`: what accounts are called there, who may deliver. Pure: the same objects give the same proposal.
 */
export function proposeColumns(samples: OwnSamples, accountObject: string): OwnProposal {
  const suppliers = [samples.suppliers?.described.object ?? '', accountObject];
  const taken = new Set<FileField>();
  const made = new Map<OwnPart, OwnProposal>();
  for (const part of ORDER_OF_CLAIMS) {
    const sample = samples[part];
    if (!sample) continue;
    const may = fieldsOfPart(part, samples.lines !== undefined);
    // A supplier's own object says of it what the order says, too.
    const free = part === 'suppliers' ? may : may.filter((field) => !taken.has(field));
    const proposal = proposePart(part, sample.described.fields, sample.records, free, suppliers);
    made.set(part, proposal);
    for (const { field } of proposal.columns) if (field && part !== 'suppliers') taken.add(field);
  }
  const all = OWN_PARTS.flatMap((part) => made.get(part) ?? []);
  return {
    columns: all.flatMap(({ columns }) => columns),
    evidence: all.flatMap(({ evidence }) => evidence),
  };
}

function proposePart(
  part: OwnPart,
  fields: readonly OwnField[],
  records: readonly OwnRecord[],
  free: readonly FileField[],
  suppliers: readonly string[],
): OwnProposal {
  const rows = records.map(({ values }) => fields.map(({ path, holds }) => cellText(values[path], holds)));
  const { mapping, columns } = proposeMapping(sniffOf(part, fields, rows, free), 'orders', free);
  const found = fields.map((field, at): FileField | undefined => {
    const proposed = mapping.columns[at]?.field;
    return proposed && fits(proposed, field) ? proposed : undefined;
  });
  const byName = BY_NAME[part];
  const nameAt = fields.findIndex(({ isName }) => isName);
  const names = byName && free.includes(byName) && !found.includes(byName) && nameAt >= 0;
  if (names && !found[nameAt]) found[nameAt] = byName;
  const leads = part === 'orders' && free.includes('supplierName') ? leadsTo(fields, suppliers) : -1;
  if (leads >= 0 && (!found.includes('supplierName') || fields[leads]?.over?.to === suppliers[0])) {
    for (const [at, field] of found.entries()) if (field === 'supplierName') found[at] = undefined;
    found[leads] = 'supplierName';
  }
  return {
    columns: fields.map((field, at) => ownColumn(part, field, found[at], mapping.columns[at])),
    evidence: fields.map(({ label }, at): ColumnProposal => {
      const said = columns[at];
      // Of values that the system has types for nobody has to say how they are written.
      const check = fields[at]?.holds === 'text' ? said?.check : said?.check.filter(isOfMeaning);
      if (said && check && said.field === found[at]) return { ...said, check, header: label };
      if (!found[at]) return { header: label, confidence: 0, why: [], check: [] };
      return { header: label, field: found[at], confidence: 0.5, why: [], check: [] };
    }),
  };
}

/** The field that leads to a supplier, by the objects that suppliers are, the surest first. */
function leadsTo(fields: readonly OwnField[], suppliers: readonly string[]): number {
  for (const object of suppliers) {
    const at = fields.findIndex(({ over }) => object !== '' && over?.to === object);
    if (at >= 0) return at;
  }
  return -1;
}

/** How values that the system has types for are written, nobody has to guess. */
function ownColumn(
  part: OwnPart,
  { path, label, holds, over }: OwnField,
  field: FileField | undefined,
  read: { dateOrder?: OwnColumn['dateOrder']; decimal?: OwnColumn['decimal'] } | undefined,
): OwnColumn {
  const free = holds === 'text';
  return {
    of: part,
    path,
    label: label.slice(0, 300),
    holds,
    ...(over ? { over: { by: over.by, to: over.to } } : {}),
    ...(field ? { field } : {}),
    ...(free && read?.dateOrder ? { dateOrder: read.dateOrder } : {}),
    ...(free && read?.decimal ? { decimal: read.decimal } : {}),
  };
}

function isOfMeaning({ code }: ProposalNote): boolean {
  return !/^(decimal|date-order|no-such-day|serial)/.test(code);
}

/** A type that the system declares is stronger than a heading. */
function fits(field: FileField, { holds }: OwnField): boolean {
  const kind = fieldKind(field);
  if (holds === 'text') return true;
  if (holds === 'number') return kind === 'number' || kind === 'document' || kind === 'text';
  if (holds === 'flag') return kind === 'flag';
  return kind === 'date';
}

function sniffOf(
  part: OwnPart,
  fields: readonly OwnField[],
  rows: string[][],
  free: readonly FileField[],
): TableSniff {
  const headers = fields.map((field) => spellingOf(part, field, free));
  const counter = columnCounter(headers.length > 0 ? headers : ['']);
  for (const row of rows) counter.add(row);
  return {
    delimiter: ',',
    encoding: 'utf-8',
    encodingEvidence: { code: 'plain-ascii', count: 0, bad: 0 },
    heading: { line: 1, rows: 1 },
    headers,
    labels: headers,
    columns: counter.result(),
    preview: [],
    spread: rows,
    rows: rows.length,
    skipped: { totals: 0, headings: 0 },
    complete: true,
    ragged: 0,
    size: 0,
  };
}

/** Of a field's label and name, alone or with what its object says, the spelling that names one of our fields best. */
function spellingOf(part: OwnPart, { label, path, over }: OwnField, free: readonly FileField[]): string {
  const name = (over && path.endsWith('.Name') ? over.by : path).replace(/__[a-z]$|__r\.|^hs_/gi, ' ');
  const plain = [label, name.replaceAll('_', ' ')];
  const spelled = [
    ...plain,
    ...SAID_BY_OBJECT[part].flatMap((word) => plain.map((each) => `${word} ${each}`)),
  ];
  let best = label;
  let most = 0;
  for (const [at, each] of spelled.entries()) {
    const words = headerWords(each);
    // Among equals, what stands there as it is.
    const worth = at < plain.length ? 1 : 0.97;
    for (const field of free) {
      const score = headingScore(words, field) * worth;
      if (score <= most) continue;
      most = score;
      best = each;
    }
  }
  return best;
}
