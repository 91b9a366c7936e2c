import type { Case, Exchange } from '../../domain/activity.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import { identityOf } from './partner-identity.ts';
import {
  instantOf,
  neededNumberOf,
  proseOf,
  quantityOf,
  type RowCells,
  rejectCell,
  textOf,
} from './row-cells.ts';
import { put } from './row-events.ts';
import type { RelationSource } from './row-relation.ts';

/** Words for priorities in English, German, French and Spanish, and the numbers that help desks use. */
const PRIORITIES: Readonly<Record<Case['priority'], ReadonlySet<string>>> = {
  critical: new Set(
    'critical urgent blocker p1 1 prio1 emergency highest kritisch dringend notfall critique urgente critico'.split(
      ' ',
    ),
  ),
  high: new Set('high important p2 2 prio2 major hoch wichtig haute haut elevee alta alto'.split(' ')),
  normal: new Set(
    'normal medium standard moderate p3 3 prio3 mittel moyenne moyen normale media medio'.split(' '),
  ),
  low: new Set(
    'low minor trivial lowest p4 4 prio4 p5 5 niedrig gering basse bas faible baja bajo'.split(' '),
  ),
};

/** Words for who has to reply. */
const US = new Set('us we ourselves internal own me wir uns intern nous interne nosotros interno'.split(' '));
const THEM = new Set(
  'partner supplier vendor customer client them they external lieferant kunde kreditor extern fournisseur externe proveedor cliente externo'.split(
    ' ',
  ),
);

export function readCase(cells: RowCells, source: RelationSource, partnerId: string): Case | undefined {
  const number = neededNumberOf(cells, cells.at.caseNumber, 60);
  const key = number === undefined ? '' : normaliseNumber(number);
  if (key === '') rejectCell(cells, cells.at.caseNumber, 'case-number-missing');
  const raisedAt = instantOf(cells, cells.at.raisedAt);
  if (raisedAt === undefined) rejectCell(cells, cells.at.raisedAt, 'raised-missing');
  const resolvedAt = instantOf(cells, cells.at.resolvedAt);
  const priority = readPriority(cells);
  const pauses = readPauses(cells);
  if (cells.flaw || number === undefined || raisedAt === undefined) return undefined;
  if (resolvedAt !== undefined && resolvedAt < raisedAt) {
    rejectCell(cells, cells.at.resolvedAt, 'before-it-began');
    return undefined;
  }
  const each: Case = {
    id: `${partnerId}/case/${key}`,
    partnerId,
    kind: 'case',
    number,
    priority,
    raisedAt,
    pauses,
    provenance: source.provenance,
  };
  put(each, 'title', proseOf(cells, cells.at.title, 300));
  put(each, 'resolvedAt', resolvedAt);
  const hours = quantityOf(cells, cells.at.targetHours);
  if (hours !== undefined && !(hours > 0 && hours <= 10_000))
    rejectCell(cells, cells.at.targetHours, 'number-unreadable');
  put(each, 'targetHours', hours);
  return each;
}

/** A blank cell is the usual priority. */
function readPriority(cells: RowCells): Case['priority'] {
  const text = textOf(cells, cells.at.priority, 60);
  if (text === undefined) return 'normal';
  const words = wordsIn(text);
  for (const [priority, names] of Object.entries(PRIORITIES) as [Case['priority'], ReadonlySet<string>][])
    if (words.some((word) => names.has(word))) return priority;
  rejectCell(cells, cells.at.priority, 'priority-unreadable');
  return 'normal';
}

/** A row tells of one pause at most; several rows of one case are put together. */
function readPauses(cells: RowCells): Case['pauses'] {
  const from = instantOf(cells, cells.at.pausedAt);
  const to = instantOf(cells, cells.at.resumedAt);
  if (from === undefined) {
    if (to !== undefined) rejectCell(cells, cells.at.resumedAt, 'pause-without-begin');
    return [];
  }
  if (to !== undefined && to < from) rejectCell(cells, cells.at.resumedAt, 'before-it-began');
  return to === undefined ? [{ from }] : [{ from, to }];
}

export function readExchange(
  cells: RowCells,
  source: RelationSource,
  partnerId: string,
): Exchange | undefined {
  const askedAt = instantOf(cells, cells.at.askedAt);
  if (askedAt === undefined) rejectCell(cells, cells.at.askedAt, 'asked-missing');
  const answeredAt = instantOf(cells, cells.at.answeredAt);
  const awaiting = readSide(cells);
  const title = proseOf(cells, cells.at.title, 300);
  const message = textOf(cells, cells.at.messageId, 200);
  if (cells.flaw || askedAt === undefined) return undefined;
  if (answeredAt !== undefined && answeredAt < askedAt) {
    rejectCell(cells, cells.at.answeredAt, 'before-it-began');
    return undefined;
  }
  // Without a number of its own a question is told by when it was asked, whom, and of what.
  const key =
    message === undefined
      ? `${askedAt.toString(36)} ${awaiting} ${identityOf(title ?? '')}`
      : identityOf(message);
  const exchange: Exchange = {
    id: `${partnerId}/exchange/${key}`,
    partnerId,
    kind: 'exchange',
    awaiting,
    askedAt,
    provenance: source.provenance,
  };
  put(exchange, 'title', title);
  put(exchange, 'answeredAt', answeredAt);
  return exchange;
}

/** Where nothing is said, the partner had to reply. */
function readSide(cells: RowCells): Exchange['awaiting'] {
  const text = textOf(cells, cells.at.awaiting, 100);
  if (text === undefined) return 'partner';
  const words = wordsIn(text);
  if (words.some((word) => US.has(word))) return 'us';
  if (!words.some((word) => THEM.has(word))) rejectCell(cells, cells.at.awaiting, 'side-unreadable');
  return 'partner';
}

/** The words of a text, lower case and without accents. */
function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
}
