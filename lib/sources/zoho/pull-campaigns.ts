import { z } from 'zod';
import { dayOfInstant } from '../../domain/calendar-date.ts';
import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import type { Condition } from './coql.ts';
import { type Crm, LARGEST, type Raw } from './crm.ts';
import { FIELDS } from './fields.ts';
import { pipelineId } from './read-pipeline.ts';
import { type CampaignRecord, campaignSchema, memberSchema } from './records.ts';
import { changedSince, type PullScope, parseAll, provenanceOf } from './scope.ts';
import { companyKey } from './to-partner.ts';

/** Campaigns of one sync: each costs a credit for every 200 people of it. */
const MOST_CAMPAIGNS = 40;
/** Pages of 200 people of one campaign. */
const MOST_PAGES = 5;
const DAY_MS = 86_400_000;
const MEMBER = ['Full_Name', 'Account_Name', 'Member_Status'] as const;
const listSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown()).and(z.object({ id: z.string().regex(/^\d{1,30}$/) }))),
  info: z.object({ more_records: z.boolean() }).optional(),
});

/**
 * Campaigns with the contacts that are in them: of a first load those of a year, later those that changed; once a day also
 * those that run, since whoever is added or answers changes nothing of the campaign itself. Those that changed last come
 * first; what goes beyond the cap is said.
 */
export async function* pullCampaigns(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { capabilities, crm } = scope;
  if (capabilities.Campaigns === false || capabilities['Campaigns.Contacts'] === false) return;
  const asks = { fields: FIELDS.Campaigns, where: whichOf(scope, start), limit: MOST_CAMPAIGNS };
  const { records, more } = await crm.query('Campaigns', { ...asks, order: 'Modified_Time desc' });
  const rejects: Reject[] = [];
  const campaigns = parseAll('Campaigns', campaignSchema, records, rejects);
  const cut: string[] = [];
  for (const campaign of campaigns) {
    const { people, whole } = await membersOf(scope, campaign.id);
    const flaws: Reject[] = [];
    const pipeline = await itemsOf(scope, campaign, people, flaws);
    const wholes = whole
      ? [{ begin: campaignBegin(campaign.id, scope.sourceId), sourceId: scope.sourceId }]
      : [];
    if (!whole) cut.push(plainText(campaign.Campaign_Name).slice(0, 80) || campaign.id);
    yield { ...NONE, beside: { pipeline, wholes }, rejects: flaws, cursor: start };
  }
  const message = [
    ...(more ? [`Of the campaigns only the ${MOST_CAMPAIGNS} that changed last are read.`] : []),
    ...(cut.length > 0
      ? [`Only the first ${MOST_PAGES * LARGEST} contacts are read of ${cut.join(', ')}.`]
      : []),
  ].join(' ');
  const unread = { object: 'Campaigns', message: message.slice(0, 600), apart: true };
  yield { ...NONE, rejects, cursor: start, ...(message ? { unread } : {}) };
}

/** How the ids of all that is told of one campaign begin. */
export function campaignBegin(id: string, sourceId: string): string {
  return `${pipelineId('campaign', id, sourceId)}-`;
}

/** One contact of a campaign at most, to see whether contacts of campaigns are told at all. Throws what Zoho refuses. */
export async function probeCampaign(crm: Crm): Promise<void> {
  const { records } = await crm.query('Campaigns', { fields: [], where: [], limit: 1 });
  const [newest] = records;
  if (newest) await listed(crm, newest.id, MEMBER, 1, 1);
}

function whichOf({ crm, capabilities }: PullScope, { since, daily }: SyncCursor): Condition[] {
  const now = crm.serverTime();
  const changed = changedSince(since ?? now - 365 * DAY_MS);
  if (since === undefined || !daily || capabilities['Campaigns.End_Date'] === false) return changed;
  // Nobody's calendar is behind this day.
  const ended = dayOfInstant(now - 2 * DAY_MS);
  const runs: Condition[] = [
    { field: 'End_Date', is: '>', value: ended },
    { field: 'End_Date', is: 'null' },
  ];
  return [{ any: [...changed, ...runs] }];
}

/** The contacts of a campaign, and whether these are all of them. */
async function membersOf(scope: PullScope, id: string): Promise<{ people: Raw[]; whole: boolean }> {
  const { crm, capabilities } = scope;
  const fields = MEMBER.filter((field) => capabilities[`Contacts.${field}`] !== false);
  const people: Raw[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data, info } = await listed(crm, id, fields, LARGEST, page);
    people.push(...data.map((each) => crm.renamed('Contacts', each, fields)));
    if (info?.more_records !== true) return { people, whole: true };
  }
  return { people, whole: false };
}

/** One page of the related list; a campaign without contacts, or that was deleted meanwhile, has none. */
async function listed(crm: Crm, id: string, fields: readonly string[], size: number, page: number) {
  const names = fields.map((field) => crm.called('Contacts', field)).join(',');
  const place = `fields=${names}&per_page=${size}&page=${page}`;
  const path = `${crm.called('Campaigns')}/${id}/${crm.called('Contacts')}?${place}`;
  const said = await crm.get(path, 'contacts of Campaigns');
  if (said === undefined) return { data: [] };
  const list = listSchema.safeParse(said);
  if (!list.success) throw httpFailure('answer-unexpected', crm.host);
  return list.data;
}

/** Contacts that have an account, each in this campaign. */
async function itemsOf(
  scope: PullScope,
  campaign: CampaignRecord,
  people: readonly Raw[],
  rejects: Reject[],
): Promise<PipelineItem[]> {
  const owner = plainText((await scope.owners()).get(campaign.Owner?.id ?? '')).slice(0, 200);
  const over = /complet|abort|inactiv|abgeschlossen|abgebrochen|termin|cancel/i.test(campaign.Status ?? '');
  return parseAll('Contacts', memberSchema, people, rejects).flatMap((person): PipelineItem[] => {
    const account = person.Account_Name;
    if (!account) return [];
    const contact = plainText(person.Full_Name).slice(0, 200);
    const status = plainText(person.Member_Status).slice(0, 120);
    const responded = /respon|antwort|répon|respuest|rispost/i.test(status);
    return [
      {
        id: `${campaignBegin(campaign.id, scope.sourceId)}${person.id}`,
        kind: 'campaign',
        partnerId: companyKey({ id: account.id, name: plainText(account.name) }),
        title: plainText(campaign.Campaign_Name).slice(0, 300) || campaign.id,
        // Whoever answered has been won by a campaign that is over.
        state: over ? (responded ? 'won' : 'lost') : 'open',
        ...(owner ? { owner } : {}),
        ...(status ? { status, responded } : {}),
        ...(contact ? { contact } : {}),
        ...(campaign.Start_Date ? { startsOn: campaign.Start_Date } : {}),
        ...(campaign.End_Date ? { endsOn: campaign.End_Date } : {}),
        ...(campaign.Modified_Time ? { changedAt: campaign.Modified_Time } : {}),
        provenance: provenanceOf(scope),
      },
    ];
  });
}
