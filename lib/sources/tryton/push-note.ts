import { z } from 'zod';
import { type OutboxEntry, referenceOf } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import type { Look, OpenLook } from '../source.ts';
import { lookedAt, type WriteScope } from './push-scope.ts';
import { partyId } from './to-partner.ts';

const id = z.number().int().positive();
const idSchema = z.object({ id });
const partySchema = z.object({ id, name: z.string(), code: z.string().nullable() });
const lineSchema = z.object({ id, purchase: id });

/** A note is there when one carries its reference line. */
export async function lookAtNote(scope: WriteScope, entry: OutboxEntry): Promise<Look> {
  const notes = await notesOf(scope, entry.id);
  if (notes.length > 0) return { is: 'done', made: await withoutDoubles(scope, notes) };
  return { is: 'open', before: {}, versions: {}, parent: await parentOf(scope, entry) };
}

/**
 * Makes the note. Browsers send a request once more by themselves when a connection that was used before breaks under
 * it: whatever that doubled is ours, carries our reference, and is taken away again.
 */
export async function writeNote(
  scope: WriteScope,
  { id: entryId }: OutboxEntry,
  message: string,
  { parent }: OpenLook,
): Promise<string[]> {
  const values = { resource: parent, message: `${message}\n[${referenceOf(entryId)}]` };
  const context = { company: scope.company };
  await scope.session.call('model.ir.note.create', [[values], context], ['resource', 'message'], true);
  return withoutDoubles(scope, await notesOf(scope, entryId));
}

/** Notes that are to be taken away, as far as they are still there. */
export async function lookAtRemoval(scope: WriteScope, records: readonly string[]): Promise<Look> {
  const ids = records.flatMap((name) => Number(/^ir\.note,(\d+)$/.exec(name)?.[1]) || []);
  const there = await lookedAt(scope, 'ir.note', [['id', 'in', ids]], [], idSchema);
  if (there.length === 0) return { is: 'done', made: [] };
  return {
    is: 'open',
    before: Object.fromEntries(there.map((note) => [nameOf(note), null])),
    versions: {},
  };
}

export async function removeNotes(scope: WriteScope, { before }: OpenLook): Promise<string[]> {
  await remove(scope, Object.keys(before));
  return [];
}

async function notesOf(scope: WriteScope, entryId: string): Promise<{ id: number }[]> {
  return lookedAt(scope, 'ir.note', [['message', 'like', `%[${referenceOf(entryId)}]%`]], [], idSchema);
}

/** Keeps the first of our own notes that carry one reference; where the user may not delete, all stay. Answers their names. */
async function withoutDoubles(scope: WriteScope, notes: readonly { id: number }[]): Promise<string[]> {
  const names = notes.toSorted((a, b) => a.id - b.id).map(nameOf);
  if (names.length < 2) return names;
  try {
    await remove(scope, names.slice(1));
    return names.slice(0, 1);
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'tryton-refused') return names;
    throw error;
  }
}

async function remove({ session, company }: WriteScope, names: readonly string[]): Promise<void> {
  const ids = names.map((name) => Number(name.split(',')[1]));
  await session.call('model.ir.note.delete', [ids, { company }], [], true);
}

/** What the note belongs to: the purchase of a line, or the party of a partner. */
async function parentOf(scope: WriteScope, { target }: OutboxEntry): Promise<string> {
  if (target.of !== 'partner') {
    const lineId = Number(/^purchase\.line,(\d+)$/.exec(target.nativeLine ?? '')?.[1]);
    const [line] = await lookedAt(
      scope,
      'purchase.line',
      [['id', '=', lineId || 0]],
      ['purchase'],
      lineSchema,
    );
    if (!line) throw new FailureError(noOrder);
    return `purchase.purchase,${line.purchase}`;
  }
  const named = [['name', '=', target.partnerName]];
  const found = await lookedAt(scope, 'party.party', named, ['name', 'code'], partySchema);
  const parties = found.filter((party) => partyId(party) === target.partnerId);
  const [party] = parties.length > 0 ? parties : found;
  if (!party || (parties.length !== 1 && found.length !== 1)) throw new FailureError(noParty);
  return `party.party,${party.id}`;
}

function nameOf(note: { id: number }): string {
  return `ir.note,${note.id}`;
}

const noOrder = {
  code: 'write-target-gone',
  message: 'This order is not in Tryton any more, or this user may not see it.',
  next: 'Read the system again, look at the order there, and drop this here.',
};

const noParty = {
  code: 'write-target-gone',
  message: 'Tryton has no party, or several, of this name.',
  next: 'Look at its name there; then try again, or drop this here.',
};
