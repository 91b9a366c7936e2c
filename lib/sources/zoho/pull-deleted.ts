import { z } from 'zod';
import type { SyncCursor } from '../../domain/connection.ts';
import type { Partner } from '../../domain/partner.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import type { GoneRecord } from '../source.ts';
import { LARGEST, type Raw } from './crm.ts';
import { isRefusal } from './failures.ts';
import { LINES, type OrderModule, type ZohoModule } from './fields.ts';
import { isCompared } from './line-ids.ts';
import { campaignBegin } from './pull-campaigns.ts';
import { caseId, noteId } from './read-beside.ts';
import { readNamed, readPartners } from './read-partners.ts';
import { pipelineId } from './read-pipeline.ts';
import { among, OVERLAP_MS, type PullScope, provenanceOf } from './scope.ts';
import { orderMark } from './to-order.ts';
import { companyKey, toPartner } from './to-partner.ts';

const deletedSchema = z.object({
  data: z.array(z.object({ id: z.string().regex(/^\d{1,30}$/), display_name: z.string().nullish() })),
  info: z.object({ more_records: z.boolean() }).optional(),
});
type Deleted = z.infer<typeof deletedSchema>['data'][number];

/** What a record of a module would be here. */
const IDS: Partial<Record<ZohoModule, (id: string, sourceId: string) => string>> = {
  Cases: caseId,
  Calls: noteId,
  Events: noteId,
  Tasks: noteId,
  Notes: noteId,
  Deals: (id, sourceId) => pipelineId('opportunity', id, sourceId),
  Quotes: (id, sourceId) => pipelineId('quote', id, sourceId),
  Leads: (id, sourceId) => pipelineId('lead', id, sourceId),
};
/** A server that never ends is not followed for ever: pages of 200 of one module. */
const MOST_PAGES = 10_000;

/** The modules whose deletions are followed, one after the other. Orders are swept once a day where queries tell their lines. */
function followedModules({ capabilities }: PullScope): ZohoModule[] {
  const orders = (Object.keys(LINES) as OrderModule[]).filter((each) => capabilities[LINES[each]] !== true);
  return [...(Object.keys(IDS) as ZohoModule[]), ...orders, 'Campaigns', 'Accounts', 'Vendors', 'Contacts'];
}

/**
 * What was deleted since: it goes here too. A first load has nothing of it. Lines that are deleted
 * are looked for once a day; where no query tells them, orders go here, with all their lines. What one module refuses is
 * told, and asked for again from the same instant with the next sync; until then the daily comparison finds it (`line-ids.ts`).
 */
export async function* pullDeleted(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const [at = '', from = '1'] = (start.behind ?? '').split(',');
  const modules = followedModules(scope);
  let cursor = start;
  for (const module of modules.slice(Math.max(0, (modules as string[]).indexOf(at)))) {
    const first = module === at ? Number(from) : 1;
    if (module !== at) cursor = { ...cursor, behind: undefined };
    try {
      for await (const page of deletedOf(scope, module, cursor, first)) {
        cursor = page.cursor;
        yield page;
      }
    } catch (error) {
      const since = sinceOf(cursor, module);
      if (!isRefusal(error) || since === undefined) throw error;
      cursor = { ...cursor, deltaLinks: { ...cursor.deltaLinks, [markOf(module)]: `${since}` } };
      const deletions = isCompared(scope, module) ? ('compared' as const) : ('stay' as const);
      const unread = { object: `deleted ${module}`, message: error.failure.message, apart: true, deletions };
      yield { ...NONE, cursor, unread };
    }
  }
}

/** Under which name it is kept since when a module was not told: not that of a table, as other systems keep theirs. */
export function markOf(module: ZohoModule): string {
  return `deleted/${module}`;
}

/** Since when deletions of a module are not known; undefined where a first load has them all. */
function sinceOf({ since, deltaLinks }: SyncCursor, module: ZohoModule): number | undefined {
  const kept = Number(deltaLinks?.[markOf(module)] ?? Number.NaN);
  return Number.isFinite(kept) ? Math.min(kept, since ?? kept) : since;
}

/** What was deleted of one module, page by page from `first` on; also what lies in the bin. Nothing of what this user may not see. */
async function* deletedOf(
  scope: PullScope,
  module: ZohoModule,
  cursor: SyncCursor,
  first: number,
): AsyncGenerator<Paged> {
  const { crm, capabilities } = scope;
  const since = sinceOf(cursor, module);
  if (since === undefined) return;
  if (capabilities[module] === false) {
    // Once it can be seen again, what was deleted meanwhile is asked for.
    const deltaLinks = { ...cursor.deltaLinks, [markOf(module)]: `${since}` };
    if (sinceOf({ ...cursor, since: undefined }, module) === undefined)
      yield { ...NONE, cursor: { ...cursor, deltaLinks } };
    return;
  }
  for (let page = first; page <= MOST_PAGES; page += 1) {
    const path = `${crm.called(module)}/deleted?type=all&per_page=${LARGEST}&page=${page}`;
    const said = await crm.get(path, `deleted ${module}`, since - OVERLAP_MS);
    const list = deletedSchema.safeParse(said ?? { data: [] });
    if (!list.success) throw httpFailure('answer-unexpected', crm.host);
    const { data, info } = list.data;
    const more = info?.more_records === true && data.length > 0;
    const { [markOf(module)]: kept, ...others } = cursor.deltaLinks ?? {};
    const next = more
      ? { ...cursor, behind: `${module},${page + 1}` }
      : { ...cursor, behind: undefined, ...(kept === undefined ? {} : { deltaLinks: others }) };
    // A page may be left only once all that follows from it is said.
    if (data.length > 0) for await (const each of goneOf(scope, module, data)) yield { ...each, cursor };
    if (more || data.length > 0 || kept !== undefined) yield { ...NONE, cursor: next };
    if (!more) return;
  }
}

/** What goes here with these records. */
async function* goneOf(
  scope: PullScope,
  module: ZohoModule,
  deleted: readonly Deleted[],
): AsyncGenerator<Omit<Paged, 'cursor'>> {
  const { sourceId } = scope;
  const idOf = IDS[module];
  if (idOf) {
    const gone: GoneRecord[] = deleted.map(({ id }) => ({ id: idOf(id, sourceId), sourceId }));
    yield { ...NONE, beside: { gone } };
  } else if (module === 'Sales_Orders' || module === 'Purchase_Orders') {
    const goneOrders = deleted.map(({ id }) => ({ nativeId: orderMark(module, id), sourceId }));
    yield { ...NONE, beside: { goneOrders } };
  } else if (module === 'Campaigns') {
    const wholes = deleted.map(({ id }) => ({ begin: campaignBegin(id, sourceId), sourceId }));
    yield { ...NONE, beside: { wholes } };
  } else if (module === 'Contacts') yield* goneContacts(scope, deleted);
  else yield await goneCompanies(scope, deleted);
}

/** What others of their name are, else partners without contacts. */
async function goneCompanies(scope: PullScope, deleted: readonly Deleted[]): Promise<Omit<Paged, 'cursor'>> {
  const gone = deleted.map(({ id, display_name }) => ({
    id,
    name: plainText(display_name),
    written: display_name ?? '',
  }));
  const rejects: Paged['rejects'] = [];
  const alive = await readNamed(scope, gone, rejects);
  const bare = { role: 'customer', website: '', email: '', city: '', country: '', owner: undefined } as const;
  const known = gone.map(
    (each) =>
      alive.get(companyKey(each)) ?? toPartner({ ...bare, ...each }, [], new Map(), provenanceOf(scope)),
  );
  return { ...NONE, known, rejects };
}

/**
 * Contacts that were deleted, of which Zoho tells no more than the name: they leave where nobody of that name is any more, and
 * the accounts where somebody is are read anew.
 */
async function* goneContacts(
  scope: PullScope,
  deleted: readonly Deleted[],
): AsyncGenerator<Omit<Paged, 'cursor'>> {
  const names = new Map(
    deleted.flatMap(({ display_name: said }) => {
      const name = plainText(said).slice(0, 200);
      return said && name ? [[name, said] as const] : [];
    }),
  );
  if (names.size === 0) return;
  const fields = ['Full_Name', 'Account_Name', 'Vendor_Name'];
  const alive = await among(scope, 'Contacts', 'Full_Name', names.values(), fields).catch(
    (error: unknown) => {
      if (isRefusal(error)) return undefined;
      throw error;
    },
  );
  // Who else is of that name is not told: they go once their account is read anew.
  if (!alive) return;
  const rejects: Paged['rejects'] = [];
  const known = new Map<string, Partner>();
  for (const module of ['Accounts', 'Vendors'] as const) {
    const field = module === 'Accounts' ? 'Account_Name' : 'Vendor_Name';
    const read = await readPartners(scope, module, lookupsOf(alive, field), rejects);
    for (const partner of read.values()) known.set(partner.id, partner);
  }
  const provenance = provenanceOf(scope);
  const moved = [...names.keys()].map((name) => ({
    name,
    partnerIds: [...known.values()]
      .filter(({ contacts }) => contacts.some((each) => each.name === name))
      .map(({ id }) => id),
    provenance,
  }));
  yield { ...NONE, known: [...known.values()], moved, rejects };
}

function lookupsOf(records: readonly Raw[], field: string): string[] {
  return records.flatMap(({ [field]: value }) => (value as { id?: string } | null | undefined)?.id ?? []);
}
