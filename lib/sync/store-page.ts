import type { Touchpoint } from '../domain/activity.ts';
import type { SyncCursor } from '../domain/connection.ts';
import type { ImportJob } from '../domain/import-job.ts';
import { isTouchpointOfReference } from '../domain/outbox.ts';
import type { Contact, Partner } from '../domain/partner.ts';
import type { PipelineItem } from '../domain/pipeline.ts';
import type { Stock } from '../domain/stock.ts';
import type { FoundNote, GoneRecord, SourcePage } from '../sources/source.ts';
import { activityById } from '../store/activities.ts';
import { commit } from '../store/commit.ts';
import { commitFound } from '../store/commit-found.ts';
import { type Store, transact } from '../store/open.ts';
import { pipelineIdsFrom, pipelineItemById } from '../store/pipeline.ts';
import { allPartners, findPartners, storedPartners } from '../store/queries.ts';
import { relationsOf } from '../store/relation-records.ts';
import { withRoom } from '../store/shed.ts';
import { stocksOfItem } from '../store/stocks.ts';
import { UNION_SCOPE, unionsOf } from '../store/unions.ts';
import { removeLeftBehind } from './corrected-orders.ts';
import { withFirstPromises } from './first-promise.ts';
import { linesOfOrders } from './gone-orders.ts';
import { placeLeads } from './place-leads.ts';
import { readFrom } from './read-everything.ts';
import { atKnownPartners } from './same-accounts.ts';

/** Stores one page of a system with the cursor behind it: all or nothing. Answers the job as stored. */
export async function storePage(
  store: Store,
  job: ImportJob,
  found: SourcePage<SyncCursor>,
  signal: AbortSignal,
): Promise<ImportJob> {
  const page = await atKnownPartners(store, found, job.sync?.since === undefined);
  const { rejects, placeOf, beside } = page;
  if (beside) {
    const {
      notes = [],
      tasks = [],
      activities = [],
      pipeline = [],
      leads = [],
      gone = [],
      wholes = [],
      goneOrders = [],
      ...others
    } = beside;
    const placed = await placeLeads(store, leads);
    const relations = {
      ...others,
      activities: [
        ...activities,
        ...(await touchpointsHere(store, notes)),
        ...(await ofThoseHere(store, tasks)),
      ],
      pipeline: [...(await ofThoseHere(store, pipeline)), ...placed.leads],
    };
    const replaced = [
      ...(await earlierCounts(store, beside.stocks ?? [])),
      ...(await goneRecords(store, [...gone, ...placed.left, ...(await outOf(store, wholes, pipeline))])),
    ];
    const next = {
      ...job,
      sync: withLeftOut(page.cursor, placed.left.length, job.sync),
      cursor: counted(job, page, 0),
    };
    const batch = { relations, gone: await linesOfOrders(store, goneOrders), replaced, rejects, job: next };
    return (await withRoom(store, () => commitFound(store, batch, signal))).job;
  }
  const orders = await withFirstPromises(store, page.orders);
  // Before them: what is killed between is read again, and what came first would stand twice.
  if (job.sync && readFrom(job.sync) !== undefined) await removeLeftBehind(store, orders);
  const batch = {
    partners: [
      ...page.partners,
      ...(await asKnown(store, page.known ?? [])),
      ...(await left(store, page.moved ?? [])),
    ],
    orders,
    job: {
      ...job,
      sync: withLeftOut(page.cursor, 0, job.sync),
      cursor: counted(job, page, orders.length),
    },
    rejects: { jobId: job.id, rejects, placeOf },
  };
  const { job: stored } = await withRoom(store, () => commit(store, batch, signal));
  return stored ?? job;
}

/** The cursor behind a page, with how many leads were left out until there; where all is read once more, counted anew. */
function withLeftOut(cursor: SyncCursor, left: number, before: SyncCursor | undefined): SyncCursor {
  const all = (cursor.again === before?.again ? (before?.leftOut ?? 0) : 0) + left;
  return all > 0 ? { ...cursor, leftOut: all } : cursor;
}

/** Of these partners those that are here, in the roles that they have here. */
async function asKnown(store: Store, partners: readonly Partner[]): Promise<Partner[]> {
  if (partners.length === 0) return [];
  const stored = await storedPartners(
    store,
    partners.map(({ id }) => id),
  );
  return partners.flatMap((partner) => {
    const here = stored.get(partner.id);
    return here ? [{ ...partner, roles: here.roles }] : [];
  });
}

/** Partners here whose people are somebody else's now, without those; what other sources and people said of them stays. */
async function left(store: Store, moved: NonNullable<SourcePage<never>['moved']>): Promise<Partner[]> {
  const found = await findPartners(
    store,
    moved.flatMap((each) => ('email' in each ? each.email : [])),
  );
  // Names are in no index: only what was deleted is looked for by them.
  const all = moved.some((each) => 'name' in each) ? await allPartners(store) : [];
  if (found.size === 0 && all.length === 0) return [];
  const unions = await transact(store, UNION_SCOPE, 'readonly', (tx) => unionsOf(store, tx));
  const without = new Map<string, Partner>();
  for (const each of moved) {
    const { partnerIds, provenance } = each;
    const { sourceId } = provenance;
    const isMeant = (contact: Contact) =>
      'email' in each ? contact.email === each.email : contact.name === each.name;
    for (const partner of 'email' in each ? (found.get(each.email) ?? []) : all) {
      // Whose of several that people made one these are, their one record does not tell.
      if (partnerIds.includes(partner.id) || unions.membersOf(partner.id).length > 1) continue;
      const own = (without.get(partner.id) ?? partner).contacts.filter((each) => each.sourceId === sourceId);
      const contacts = own.filter((contact) => !isMeant(contact));
      if (contacts.length === own.length) continue;
      const name = partner.names?.find((each) => each.sourceId === sourceId)?.name ?? partner.name;
      without.set(partner.id, { ...partner, name, contacts, provenance });
    }
  }
  return [...without.values()];
}

/** What is of partners who are here. */
async function ofThoseHere<T extends { partnerId: string }>(store: Store, items: readonly T[]): Promise<T[]> {
  const known = await storedPartners(
    store,
    items.map(({ partnerId }) => partnerId),
  );
  return items.filter(({ partnerId }) => known.has(partnerId));
}

/** Notes of partners who are here, each once: what a person logged here says more than the note that was made of it. */
async function touchpointsHere(store: Store, notes: readonly FoundNote[]): Promise<Touchpoint[]> {
  const known = await storedPartners(
    store,
    notes.map(({ touchpoint }) => touchpoint.partnerId),
  );
  const found = notes.map(async ({ touchpoint, edited }): Promise<Touchpoint[]> => {
    if (!known.has(touchpoint.partnerId)) return [];
    const { records } = await relationsOf(store, 'activities', touchpoint.partnerId);
    const logged = records.find(({ id }) => id === touchpoint.id);
    if (logged?.kind !== 'touchpoint' || !isTouchpointOfReference(touchpoint.id)) return [touchpoint];
    const { words, provenance } = touchpoint;
    return edited ? [{ ...logged, words, provenance }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** What is here of these wholes and not in the page. */
async function outOf(
  store: Store,
  wholes: readonly { begin: string; sourceId: string }[],
  pipeline: readonly PipelineItem[],
): Promise<GoneRecord[]> {
  const told = new Set(pipeline.map(({ id }) => id));
  const found = wholes.map(async ({ begin, sourceId }) => {
    const ids = await pipelineIdsFrom(store, begin);
    return ids.filter((id) => !told.has(id)).map((id) => ({ id, sourceId }));
  });
  return (await Promise.all(found)).flat();
}

/** Those that are here, as their system alone told of them. */
async function goneRecords(store: Store, gone: readonly GoneRecord[]) {
  const found = gone.map(async ({ id, sourceId }) => {
    const item = await pipelineItemById(store, id);
    if (item) {
      const { partnerId, provenance } = item;
      return provenance.sourceId === sourceId ? [{ name: 'pipeline' as const, id, partnerId }] : [];
    }
    const activity = await activityById(store, id);
    if (activity?.kind === 'reminder' || activity?.provenance.sourceId !== sourceId) return [];
    return [{ name: 'activities' as const, id, partnerId: activity.partnerId }];
  });
  return (await Promise.all(found)).flat();
}

/** What was read so far, with this page; what changed is read once more among all, and is counted there alone. */
function counted(
  { cursor, sync }: ImportJob,
  { cursor: next, rows, rejects }: SourcePage<SyncCursor>,
  accepted: number,
): ImportJob['cursor'] {
  const before = next.again === sync?.again ? cursor : { rows: 0, accepted: 0 };
  return {
    ...cursor,
    rows: before.rows + rows,
    accepted: before.accepted + accepted,
    rejected: cursor.rejected + rejects.length,
  };
}

/**
 * A system tells every day how much is there. Of each month its last count is kept, so that the store does not grow with
 * each day: earlier ones of the same item, place, month and source make room.
 */
async function earlierCounts(store: Store, stocks: readonly Stock[]) {
  const found = stocks.map(async ({ id, itemNumber, plant, countedOn, provenance }) => {
    const { records } = await stocksOfItem(store, itemNumber);
    const same = records.filter(
      (each) =>
        each.id !== id &&
        each.plant === plant &&
        each.countedOn.slice(0, 7) === countedOn.slice(0, 7) &&
        each.countedOn < countedOn &&
        each.provenance.sourceId === provenance.sourceId,
    );
    return same.map((each) => ({ name: 'stocks' as const, id: each.id }));
  });
  return (await Promise.all(found)).flat();
}
