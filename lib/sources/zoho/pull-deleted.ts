import { z } from 'zod';
import type { SyncCursor } from '../../domain/connection.ts';
import type { Partner } from '../../domain/partner.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import type { GoneRecord } from '../source.ts';
import { LARGEST, type Raw } from './crm.ts';
import { isRefusal } from './failures.ts';
import { LINES, type OrderModule, type ZohoModule } from './fields.ts';
import { campaignBegin } from './pull-campaigns.ts';
import { caseId, noteId } from './read-beside.ts';
import { readNamed, readPartners } from './read-partners.ts';
import { pipelineId } from './read-pipeline.ts';
import { among, NONE, OVERLAP_MS, type Paged, type PullScope, provenanceOf } from './scope.ts';
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
/** Pages of 200, module by module. */
const MOST_PAGES = 10;

/**
 * What was deleted since: it goes here too. A first load has nothing of it. Lines that are deleted
 * are looked for once a day; where no query tells them, orders go here, with all their lines.
 */
export async function* pullDeleted(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined) return;
  for (const [module, idOf] of Object.entries(IDS) as [ZohoModule, NonNullable<(typeof IDS)['Cases']>][]) {
    const { sourceId } = scope;
    const gone: GoneRecord[] = (await deletedOf(scope, module, since)).map(({ id }) => ({
      id: idOf(id, sourceId),
      sourceId,
    }));
    if (gone.length > 0) yield { ...NONE, beside: { gone }, cursor: start };
  }
  for (const module of Object.keys(LINES) as OrderModule[]) {
    if (scope.capabilities[LINES[module]] === true) continue;
    const deleted = await deletedOf(scope, module, since);
    const goneOrders = deleted.map(({ id }) => ({
      nativeId: orderMark(module, id),
      sourceId: scope.sourceId,
    }));
    if (goneOrders.length > 0) yield { ...NONE, beside: { goneOrders }, cursor: start };
  }
  const campaigns = await deletedOf(scope, 'Campaigns', since);
  const wholes = campaigns.map(({ id }) => ({
    begin: campaignBegin(id, scope.sourceId),
    sourceId: scope.sourceId,
  }));
  if (wholes.length > 0) yield { ...NONE, beside: { wholes }, cursor: start };
  for (const module of ['Accounts', 'Vendors'] as const) {
    const gone = (await deletedOf(scope, module, since)).map(({ id, display_name }) => ({
      id,
      name: plainText(display_name),
      written: display_name ?? '',
    }));
    if (gone.length === 0) continue;
    const rejects: Paged['rejects'] = [];
    // What others of their name are, else partners without contacts.
    const alive = await readNamed(scope, gone, rejects);
    const bare = {
      role: 'customer',
      website: '',
      email: '',
      city: '',
      country: '',
      owner: undefined,
    } as const;
    const known = gone.map(
      (each) =>
        alive.get(companyKey(each)) ?? toPartner({ ...bare, ...each }, [], new Map(), provenanceOf(scope)),
    );
    yield { ...NONE, known, rejects, cursor: start };
  }
  yield* goneContacts(scope, start, since);
}

/**
 * Contacts that were deleted, of which Zoho tells no more than the name: they leave where nobody of that name is any more, and
 * the accounts where somebody is are read anew.
 */
async function* goneContacts(scope: PullScope, start: SyncCursor, since: number): AsyncGenerator<Paged> {
  const deleted = await deletedOf(scope, 'Contacts', since);
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
  yield { ...NONE, known: [...known.values()], moved, rejects, cursor: start };
}

function lookupsOf(records: readonly Raw[], field: string): string[] {
  return records.flatMap(({ [field]: value }) => (value as { id?: string } | null | undefined)?.id ?? []);
}

/** Also what lies in the bin. Nothing for a module that this user may not see. */
async function deletedOf(scope: PullScope, module: ZohoModule, since: number): Promise<Deleted[]> {
  const { crm, capabilities } = scope;
  if (capabilities[module] === false) return [];
  const all: Deleted[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `${crm.called(module)}/deleted?type=all&per_page=${LARGEST}&page=${page}`;
    const said = await crm.get(path, `deleted ${module}`, since - OVERLAP_MS).catch((error: unknown) => {
      if (isRefusal(error)) return undefined;
      throw error;
    });
    if (said === undefined) return all;
    const list = deletedSchema.safeParse(said);
    if (!list.success) throw httpFailure('answer-unexpected', crm.host);
    all.push(...list.data.data);
    if (list.data.info?.more_records !== true) return all;
  }
  return all;
}
