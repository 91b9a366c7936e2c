import type { z } from 'zod';
import { type CalendarDate, dayOfInstant } from '../../domain/calendar-date.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { plainText } from '../plain-text.ts';
import type { GoneRecord } from '../source.ts';
import {
  CUSTOMER_PARTY,
  campaignActivitySchema,
  campaignSchema,
  PARTY_TYPE,
  responseSchema,
} from './list-records.ts';
import { dayOf } from './odata.ts';
import type { Raw } from './organisation.ts';
import { readCustomers } from './read-accounts.ts';
import { namesOf } from './read-members.ts';
import { OWNER, STATUS } from './records.ts';
import { type PullScope, parseAll, provenanceOf, rowsOf } from './scope.ts';
import { storedId } from './stored-ids.ts';
import { isThere } from './tables.ts';

type CampaignRecord = z.infer<typeof campaignSchema>;
interface Days {
  startsOn?: CalendarDate;
  endsOn?: CalendarDate;
}

/**
 * Responses to campaigns: who of a customer answered, with the campaign's days. A campaign that is inactive is over; a response
 * that was cancelled is gone.
 */
export async function readResponses(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ items: PipelineItem[]; gone: GoneRecord[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const { sourceId } = scope;
  const all = parseAll('campaignresponse', responseSchema, raw, rejects);
  const [cancelled, responses] = [all.filter(isCancelled), all.filter((each) => !isCancelled(each))];
  const campaigns = await campaignsOf(scope, responses, rejects);
  const days = await daysOf(scope, campaigns);
  const refs = responses.flatMap(({ campaignresponse_activity_parties: parties }) =>
    parties.flatMap(({ _partyid_value: id, [PARTY_TYPE]: type, participationtypemask: role }) =>
      id && role === CUSTOMER_PARTY && (type === 'contact' || type === 'account') ? [{ id, type }] : [],
    ),
  );
  const partners = await readCustomers(scope, refs, rejects);
  const people = refs.flatMap(({ id, type }) => (type === 'contact' ? [id] : []));
  const names = await namesOf(scope, people);
  const items = responses.flatMap((each): PipelineItem[] => {
    const campaign = campaigns.get(each._regardingobjectid_value ?? '');
    const party = each.campaignresponse_activity_parties.find(
      ({ _partyid_value: id, participationtypemask: role }) =>
        role === CUSTOMER_PARTY && partners.has(id ?? ''),
    );
    const id = party?._partyid_value ?? '';
    const partner = partners.get(id);
    if (!campaign || !partner) return [];
    const contact = names.get(id) ?? '';
    const status = plainText(campaign[STATUS]).slice(0, 120);
    const owner = plainText(campaign[OWNER]).slice(0, 200);
    return [
      {
        id: storedId('campaignresponse', each.activityid, sourceId),
        kind: 'campaign',
        partnerId: partner.id,
        title: plainText(campaign.name).slice(0, 300) || campaign.campaignid,
        state: campaign.statecode === 1 ? 'lost' : 'open',
        responded: true,
        ...days.get(campaign.campaignid),
        changedAt: each.modifiedon,
        provenance: provenanceOf(scope),
        ...(contact ? { contact } : {}),
        ...(status ? { status } : {}),
        ...(owner ? { owner } : {}),
      },
    ];
  });
  const gone = cancelled.map(({ activityid: id }) => ({
    id: storedId('campaignresponse', id, sourceId),
    sourceId,
  }));
  return { items, gone, rejects };
}

function isCancelled({ statecode }: { statecode?: number | null | undefined }): boolean {
  return statecode === 2;
}

async function campaignsOf(
  scope: PullScope,
  responses: readonly { _regardingobjectid_value?: string | null | undefined }[],
  rejects: Reject[],
): Promise<Map<string, CampaignRecord>> {
  const ids = responses.flatMap(({ _regardingobjectid_value: id }) => id ?? []);
  const rows = await rowsOf(scope, 'campaign', 'campaignid', ids);
  const campaigns = parseAll('campaign', campaignSchema, rows, rejects);
  return new Map(campaigns.map((each) => [each.campaignid, each]));
}

/** The days of campaigns; of those that name none, the first and the last day of what was planned within them. */
async function daysOf(
  scope: PullScope,
  campaigns: ReadonlyMap<string, CampaignRecord>,
): Promise<Map<string, Days>> {
  const days = new Map<string, Days>();
  for (const [id, each] of campaigns) {
    const startsOn = dayOf(each.actualstart) ?? dayOf(each.proposedstart);
    const endsOn = dayOf(each.actualend) ?? dayOf(each.proposedend);
    days.set(id, { ...(startsOn ? { startsOn } : {}), ...(endsOn ? { endsOn } : {}) });
  }
  const without = [...days].flatMap(([id, { startsOn, endsOn }]) => (startsOn || endsOn ? [] : [id]));
  if (without.length === 0 || !isThere(scope.capabilities, 'campaignactivity')) return days;
  const raw = await rowsOf(scope, 'campaignactivity', '_regardingobjectid_value', without);
  for (const each of parseAll('campaignactivity', campaignActivitySchema, raw, [])) {
    const id = each._regardingobjectid_value ?? '';
    const known = days.get(id) ?? {};
    const starts = each.scheduledstart ? dayOfInstant(each.scheduledstart) : undefined;
    const ends = each.scheduledend ? dayOfInstant(each.scheduledend) : undefined;
    const [startsOn] = [known.startsOn, starts].flatMap((day) => day ?? []).sort();
    const endsOn = [known.endsOn, ends]
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1);
    days.set(id, { ...(startsOn ? { startsOn } : {}), ...(endsOn ? { endsOn } : {}) });
  }
  return days;
}
