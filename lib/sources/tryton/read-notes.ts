import type { Reject } from '../../domain/import-job.ts';
import { touchpointIdOfReference } from '../../domain/outbox.ts';
import type { FoundNote } from '../source.ts';
import type { TrytonModel } from './fields.ts';
import { readParties } from './read-parties.ts';
import * as records from './records.ts';
import { type Domain, idOf, idUnder, type PullScope, parseAll, provenanceOf, search } from './search.ts';

/** What notes are read of: what we know by them belongs to a partner. */
const ORDERS = ['purchase.purchase', 'sale.sale'] as const satisfies readonly TrytonModel[];
const LONGEST = 4_000;
/** A first load looks so far back. */
export const NOTES_BACK_MS = 365 * 86_400_000;

/** Notes on parties, purchases and sales. */
export function ofPartners(): Domain {
  return [
    'OR',
    ['resource', 'like', 'party.party,%'],
    ...ORDERS.map((model) => ['resource', 'like', `${model},%`]),
  ];
}

/**
 * Notes as touchpoints with the partner whose they are; one on an order names it. One that carries a reference of ours is
 * the touchpoint that was logged under it, by whomever.
 */
export async function readNotes(
  scope: PullScope,
  raw: readonly Record<string, unknown>[],
): Promise<{ notes: FoundNote[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const found = parseAll('ir.note', records.noteSchema, raw, rejects);
  const provenance = provenanceOf(scope);
  const orders = await ordersOf(scope, found);
  const partyOf = ({ resource }: records.NoteRecord) =>
    idUnder(resource, 'party.party')[0] ?? orders.get(resource)?.party;
  const parties = await readParties(
    scope,
    found.flatMap((note) => partyOf(note) ?? []),
    provenance,
    rejects,
  );
  const notes = found.flatMap((note): FoundNote[] => {
    const party = partyOf(note);
    const partnerId = party === undefined ? undefined : parties.partner(party, 'supplier')?.id;
    const { words, reference } = taken(note.message ?? '');
    if (partnerId === undefined || words === '') return [];
    const order = orders.get(note.resource)?.number;
    return [
      {
        edited: note.write_date !== null,
        touchpoint: {
          id: reference ?? `touchpoint/note-${note.id}/${scope.sourceId}`.slice(0, 200),
          kind: 'touchpoint',
          partnerId,
          how: 'note',
          words: (order ? `${order}: ${words}` : words).slice(0, LONGEST),
          at: note.create_date,
          provenance,
          ...(note.last_user ? { by: note.last_user.slice(0, 200) } : {}),
        },
      },
    ];
  });
  return { notes, rejects };
}

/** What a person wrote, and the id of the touchpoint that the line below names. */
function taken(message: string): { words: string; reference?: string } {
  const reference = touchpointIdOfReference(message);
  if (reference === undefined) return { words: message.trim() };
  return { words: message.replace(/\n?\[PartnerLens [0-9a-f]{16}\]/, '').trim(), reference };
}

/** Number and party of the orders that have notes, by `purchase.purchase,12`; drafts have no number. */
async function ordersOf(scope: PullScope, notes: readonly records.NoteRecord[]) {
  const orders = new Map<string, { party: number; number: string | null }>();
  for (const model of ORDERS) {
    const ids = notes.flatMap(({ resource }) => idUnder(resource, model));
    if (ids.length === 0) continue;
    const among = [['id', 'in', [...new Set(ids)]]];
    for (const raw of await search(scope, model, among, { fields: ['number', 'party'] })) {
      const { party, number } = raw;
      if (typeof party !== 'number') continue;
      orders.set(`${model},${idOf(raw)}`, { party, number: typeof number === 'string' ? number : null });
    }
  }
  return orders;
}
