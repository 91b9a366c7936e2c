import { z } from 'zod';
import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import { type Portal, type Raw, VERSION } from './portal.ts';
import { companySchema, contactSchema } from './records.ts';
import { OVERLAP_MS, type PullScope, parseAll, provenanceOf } from './scope.ts';
import { companyKey } from './to-partner.ts';

/** Campaigns of one sync, those that changed last. */
const MOST_CAMPAIGNS = 40;
/** Pages of 100 people of one campaign. */
const MOST_PAGES = 10;
const PAGE = 100;
const DAY_MS = 86_400_000;
const PROPERTIES = ['hs_name', 'hs_start_date', 'hs_end_date', 'hs_campaign_status', 'hs_owner'];

const paging = z.object({ next: z.object({ after: z.string() }).optional() }).optional();
const text = z.string().nullish();
/** A day, however it is written; undefined where it is none. */
const day = text.transform((said) => {
  const at = /^\d{12,14}$/.test(said ?? '') ? Number(said) : Date.parse(said ?? '');
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
});
const campaignSchema = z.object({
  id: z.string().regex(/^[0-9a-f-]{1,40}$/i),
  updatedAt: z
    .string()
    .transform((said) => Date.parse(said))
    .pipe(z.number().int().nonnegative()),
  hs_name: text,
  hs_start_date: day,
  hs_end_date: day,
  hs_campaign_status: text,
  hs_owner: text,
});
type Campaign = z.infer<typeof campaignSchema>;
const campaignsSchema = z.object({
  results: z.array(
    z
      .object({ id: z.string(), updatedAt: z.unknown(), properties: z.record(z.string(), z.unknown()) })
      .transform(({ id, updatedAt, properties }): Raw => ({ ...properties, updatedAt, id })),
  ),
  paging,
});
const peopleSchema = z.object({
  results: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String) })),
  paging,
});

/**
 * Marketing campaigns with the contacts that HubSpot counts as influenced by them: who did something with what is theirs. Of a
 * first load those of a year, later those that changed; once a day also those that run, since people come to them without
 * a change of the campaign. What goes beyond the cap is said.
 */
export async function* pullCampaigns(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { portal, capabilities } = scope;
  // What was checked before this was read is asked with the next check.
  if (capabilities.campaigns !== true || capabilities.contacts === false) return;
  const rejects: Reject[] = [];
  const { results, paging: rest } = await listed(portal, MOST_CAMPAIGNS);
  const all = parseAll('campaigns', campaignSchema, results, rejects);
  const now = portal.serverTime();
  const since = start.since === undefined ? now - 365 * DAY_MS : start.since - OVERLAP_MS;
  const isNew = ({ updatedAt }: Campaign) => updatedAt >= since;
  const cut: string[] = [];
  for (const campaign of all.filter((each) => isNew(each) || (start.daily && runs(each, now)))) {
    const { ids, whole } = await peopleOf(portal, campaign.id);
    const flaws: Reject[] = [];
    const pipeline = await itemsOf(scope, campaign, ids, flaws);
    const { sourceId } = scope;
    const wholes = whole ? [{ begin: beginOf(campaign, sourceId), sourceId }] : [];
    if (!whole) cut.push(plainText(campaign.hs_name).slice(0, 80) || campaign.id);
    yield { ...NONE, beside: { pipeline, wholes }, rejects: flaws, cursor: start };
  }
  const last = all.at(-1);
  const isCut = rest?.next !== undefined && (start.daily === true || (last !== undefined && isNew(last)));
  const message = [
    ...(isCut ? [`Of the campaigns only the ${MOST_CAMPAIGNS} that changed last are read.`] : []),
    ...(cut.length > 0
      ? [`Only the first ${MOST_PAGES * PAGE} contacts are read of ${cut.join(', ')}.`]
      : []),
  ].join(' ');
  const unread = { object: 'campaigns', message: message.slice(0, 600), apart: true };
  yield { ...NONE, rejects, cursor: start, ...(message ? { unread } : {}) };
}

/** Asks for one campaign and one of its contacts, to see whether these are told. Throws what HubSpot refuses. */
export async function probeCampaigns(portal: Portal): Promise<void> {
  const [newest] = (await listed(portal, 1)).results;
  if (newest) await influenced(portal, newest.id, 1, undefined);
}

async function listed(portal: Portal, limit: number) {
  const query = new URLSearchParams({
    sort: '-updatedAt',
    limit: `${limit}`,
    properties: PROPERTIES.join(','),
  });
  return parsed(portal, campaignsSchema, `marketing/campaigns/${VERSION}?${query}`, 'campaigns');
}

function influenced(portal: Portal, id: string, limit: number, after: string | undefined) {
  const query = new URLSearchParams({ limit: `${limit}`, ...(after === undefined ? {} : { after }) });
  const path = `marketing/campaigns/${VERSION}/${id}/reports/contacts/influencedContacts?${query}`;
  return parsed(portal, peopleSchema, path, 'contacts of campaigns');
}

async function parsed<T>(portal: Portal, schema: z.ZodType<T>, path: string, what: string): Promise<T> {
  const found = schema.safeParse(await portal.get(path, what));
  if (!found.success) throw httpFailure('answer-unexpected', portal.host);
  return found.data;
}

/** The ids of the contacts of a campaign, and whether these are all. */
async function peopleOf(portal: Portal, id: string): Promise<{ ids: string[]; whole: boolean }> {
  const ids: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await influenced(portal, id, PAGE, after);
    ids.push(...found.results.map((each) => each.id));
    after = found.paging?.next?.after;
    if (after === undefined) return { ids, whole: true };
  }
  return { ids, whole: false };
}

function runs({ hs_end_date: end, hs_campaign_status: status }: Campaign, now: number): boolean {
  return !isOver(status) && (end === undefined || Date.parse(end) > now - 2 * DAY_MS);
}

function isOver(status: string | null | undefined): boolean {
  return /complet|cancel/i.test(status ?? '');
}

function beginOf({ id }: Campaign, sourceId: string): string {
  return `campaign/${sourceId}/${id}-`;
}

/** Contacts that have a company, each in this campaign. */
async function itemsOf(
  scope: PullScope,
  campaign: Campaign,
  ids: readonly string[],
  rejects: Reject[],
): Promise<PipelineItem[]> {
  const fields = ['firstname', 'lastname', 'email', 'associatedcompanyid'];
  const raw = await scope.portal.read('contacts', ids, fields);
  const people = parseAll('contacts', contactSchema, raw, rejects);
  const companyOf = new Map(raw.map((each) => [each.id, `${each.associatedcompanyid ?? ''}`]));
  const companies = [...companyOf.values()].filter((id) => /^\d+$/.test(id));
  const named = await scope.portal.read('companies', companies, ['name', 'domain']);
  const keys = new Map(
    parseAll('companies', companySchema, named, rejects).map((each) => [each.id, companyKey(each)]),
  );
  const { owners } = await scope.words();
  const owner = plainText(owners.get(campaign.hs_owner ?? '')).slice(0, 200);
  const status = plainText(campaign.hs_campaign_status?.replaceAll('_', ' ').toLowerCase()).slice(0, 120);
  return people.flatMap((person): PipelineItem[] => {
    const partnerId = keys.get(companyOf.get(person.id) ?? '');
    if (partnerId === undefined) return [];
    const name = [person.firstname, person.lastname].filter(Boolean).join(' ') || person.email;
    const contact = plainText(name).slice(0, 200);
    return [
      {
        id: `${beginOf(campaign, scope.sourceId)}${person.id}`,
        kind: 'campaign',
        partnerId,
        title: plainText(campaign.hs_name).slice(0, 300) || campaign.id,
        // HubSpot counts nobody who did nothing.
        responded: true,
        state: isOver(campaign.hs_campaign_status) ? 'won' : 'open',
        ...(owner ? { owner } : {}),
        ...(status ? { status } : {}),
        ...(contact ? { contact } : {}),
        ...(campaign.hs_start_date ? { startsOn: campaign.hs_start_date } : {}),
        ...(campaign.hs_end_date ? { endsOn: campaign.hs_end_date } : {}),
        changedAt: campaign.updatedAt,
        provenance: provenanceOf(scope),
      },
    ];
  });
}
