import { MAX_MAIL_ROWS } from '../../domain/mail-fields.ts';
import type { MailReading } from '../../domain/mail-reading.ts';
import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import type { Anchor } from './anchors.ts';
import { readHead } from './head.ts';
import type { Head } from './head-values.ts';
import { type HeadField, labelIn } from './header-words.ts';
import { inOrder } from './nodes.ts';
import { type Person, personIn } from './people.ts';

type MailRow = MailReading['rows'][number];

/** A row of a list. */
export const ROW = 'tr,li,[role=row],[role=option],[role=listitem],article';
const TABLE = 'table,[role=grid],[role=table],[role=treegrid]';
/** Rows that are looked at. */
const MOST = 400;

/** The rows of a list of mails, by what names senders in them: each says who, what about, and perhaps when. */
export function* rowsIn(doc: Document, anchors: readonly Anchor[]): Generator<void, MailRow[]> {
  const rows = new Set<Element>();
  for (const { element } of anchors) {
    const row = dom.closest(element, ROW);
    if (row && rows.size < MOST) rows.add(row);
  }
  const columns = new Map<Element, Map<number, HeadField>>();
  const found: MailRow[] = [];
  for (const row of [...rows].sort(inOrder)) {
    yield;
    if (found.length >= MAX_MAIL_ROWS) break;
    const head = yield* readHead(doc, row, () => false);
    const said = rowOfTable(row, columns, head) ?? rowOfNames(head);
    if (said) found.push(said);
  }
  return found;
}

/** A row below headings that say "From" and "Subject". */
function rowOfTable(
  row: Element,
  known: Map<Element, Map<number, HeadField>>,
  { loose }: Head,
): MailRow | undefined {
  const table = dom.closest(row, TABLE);
  if (!table) return undefined;
  const columns = known.get(table) ?? columnsOf(table);
  known.set(table, columns);
  const fields = new Map<HeadField, string>();
  let at = 0;
  for (let cell = dom.firstElementOf(row); cell; cell = dom.elementAfter(cell), at++) {
    const field = columns.get(at);
    if (field && dom.tagOf(cell) !== 'th') fields.set(field, dom.shortText(cell, 300));
  }
  const from = personIn(fields.get('from') ?? '');
  const subject = fields.get('subject');
  if (!from || !subject) return undefined;
  // Kept in an attribute, or in a column of its own.
  const same = loose.find(({ name }) => name === from.name) ?? (loose[0]?.name ? undefined : loose[0]);
  return rowWith({ ...same, ...from }, subject, fields.get('date'));
}

function columnsOf(table: Element): Map<number, HeadField> {
  const columns = new Map<number, HeadField>();
  const [first] = dom.all(table, 'th,[role=columnheader]');
  const head = first && dom.elementAbove(first);
  let at = 0;
  for (let cell = head && dom.firstElementOf(head); cell; cell = dom.elementAfter(cell), at++) {
    const label = labelIn(plain(dom.shortText(cell, 40)));
    if (label?.rest === '') columns.set(at, label.field);
  }
  return columns;
}

/** A row whose parts are named, or that keeps an address. */
function rowOfNames({ people, loose, subject, at }: Head): MailRow | undefined {
  const from = people.from[0] ?? loose[0];
  return from && subject ? rowWith(from, subject, at) : undefined;
}

const rowWith = (from: Person, subject: string, at: string | undefined): MailRow => ({
  from,
  ...(at && { at: at.slice(0, 100) }),
  subject: subject.slice(0, 300),
});
