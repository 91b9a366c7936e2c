import { z } from 'zod';
import type { OutboxEntry } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import type { Look, OpenLook } from '../source.ts';
import { lookedAt, type WriteScope } from './push-scope.ts';
import { lastPlanned } from './to-order.ts';
import { dayValue } from './values.ts';

type DateWork = Extract<OutboxEntry['work'], { kind: 'line-date' }>;

const version = z.string().nullable();
const day = z.iso.date().nullable();
const id = z.number().int().positive();
const lineSchema = z.object({
  id,
  delivery_date: day.optional(),
  _timestamp: version,
});
const moveSchema = z.object({
  id,
  state: z.string(),
  planned_date: day,
  shipment: z.string().nullable(),
  _timestamp: version,
});
type Move = z.infer<typeof moveSchema>;

const LINE_FIELDS = ['delivery_date', '_timestamp'];
const MOVE_FIELDS = ['state', 'planned_date', 'shipment', '_timestamp'];

/**
 * Where Tryton keeps the promised date of a line: once a purchase is confirmed, in the planned date of each move that
 * is still to come (the line's own date is read-only then, and stands for what was asked); before, in the line.
 */
export async function lookAtDate(scope: WriteScope, entry: OutboxEntry, work: DateWork): Promise<Look> {
  const lineId = Number(/^purchase\.line,(\d+)$/.exec(entry.target.nativeLine ?? '')?.[1]);
  if (!lineId) throw new FailureError(noLine);
  const [line] = await lookedAt(scope, 'purchase.line', [['id', '=', lineId]], LINE_FIELDS, lineSchema);
  if (!line) throw new FailureError(noLine);
  const among = [['origin', '=', `purchase.line,${lineId}`]];
  const moves = await lookedAt(scope, 'stock.move', among, MOVE_FIELDS, moveSchema);
  if (moves.length === 0) return lookAtLine(line, work);
  return lookAtMoves(moves, work, entry.askedAt === undefined);
}

function lookAtMoves(moves: readonly Move[], work: DateWork, first: boolean): Look {
  const open = moves.filter(({ state }) => state !== 'done' && state !== 'cancelled');
  if (open.length === 0) throw new FailureError(nothingOpen);
  const wanted = (move: Move) => (work.restores ? (work.restores[nameOf(move)] ?? null) : work.becomes);
  // A move that came in since is no concern of what takes back.
  const touched = work.restores ? open.filter((move) => nameOf(move) in (work.restores ?? {})) : open;
  if (touched.length === 0) throw new FailureError(nothingOpen);
  if (touched.every((move) => move.planned_date === wanted(move)))
    return { is: 'done', made: touched.map(nameOf) };
  const theirs = lastPlanned(moves) ?? null;
  // A write that was cut off is whole or not there at all: Tryton commits all moves at once.
  if (theirs !== work.was) return { is: 'other', theirs };
  const bound = touched.find(({ shipment, state }) => shipment !== null || state === 'assigned');
  if (bound && first) throw new FailureError(onShipment);
  return opened(touched.map((move) => [nameOf(move), move.planned_date, move._timestamp]));
}

function lookAtLine(line: z.infer<typeof lineSchema>, work: DateWork): Look {
  const name = `purchase.line,${line.id}`;
  const wanted = work.restores ? (work.restores[name] ?? null) : work.becomes;
  const held = line.delivery_date ?? null;
  if (held === wanted) return { is: 'done', made: [name] };
  return held === work.was ? opened([[name, held, line._timestamp]]) : { is: 'other', theirs: held };
}

function opened(records: [name: string, held: string | null, version: string | null][]): OpenLook {
  return {
    is: 'open',
    before: Object.fromEntries(records.map(([name, held]) => [name, held])),
    versions: Object.fromEntries(records.flatMap(([name, , each]) => (each === null ? [] : [[name, each]]))),
  };
}

/**
 * Writes the date, under Tryton's own lock: a record of another version than the one that was looked at is refused whole.
 * Records that get different dates back are written one value at a time.
 */
export async function writeDate(scope: WriteScope, work: DateWork, look: OpenLook): Promise<string[]> {
  const names = Object.keys(look.before);
  const wanted = (name: string) => (work.restores ? (work.restores[name] ?? null) : work.becomes);
  const [model = ''] = names[0]?.split(',') ?? [];
  // `write` takes pairs of records and values, and does all of them in one transaction.
  const pairs = [...Map.groupBy(names, wanted)].flatMap(([value, of]) => [
    of.map((name) => Number(name.split(',')[1])),
    valuesFor(model, value),
  ]);
  const context = { company: scope.company, _timestamp: look.versions };
  await scope.session.call(`model.${model}.write`, [...pairs, context], fieldsOf(model), true);
  return names;
}

function valuesFor(model: string, value: string | null) {
  if (model === 'stock.move') return { planned_date: dayValue(value) };
  return { delivery_date_edit: value !== null, delivery_date_store: dayValue(value) };
}

function fieldsOf(model: string): string[] {
  return model === 'stock.move' ? ['planned_date'] : ['delivery_date_edit', 'delivery_date_store'];
}

function nameOf({ id: move }: Move): string {
  return `stock.move,${move}`;
}

const noLine = {
  code: 'write-target-gone',
  message: 'This order line is not in Tryton any more, or this user may not see it.',
  next: 'Read the system again, look at the order there, and drop this here.',
};

const nothingOpen = {
  code: 'write-nothing-open',
  message: 'Nothing of this line is still to come: Tryton has it as received or cancelled.',
  next: 'There is no date left to move. Drop this here; the next reading shows what came.',
};

const onShipment = {
  code: 'write-on-shipment',
  message: 'The goods of this line are on a supplier shipment already, which carries their date.',
  next: 'Change the planned date of that shipment in Tryton, and drop this here.',
};
