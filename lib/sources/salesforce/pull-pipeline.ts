import { dayOfInstant } from '../../domain/calendar-date.ts';
import type { SyncCursor } from '../../domain/connection.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import { FIELDS } from './fields.ts';
import type { Raw } from './org.ts';
import {
  type FoundPipeline,
  readCampaigns,
  readLeads,
  readOpportunities,
  readQuotes,
} from './read-pipeline.ts';
import { changedSince, type PullScope, pagesOf } from './scope.ts';

type Step = 'opportunities' | 'quotes' | 'leads' | 'campaigns';

const OBJECT_OF = {
  opportunities: 'Opportunity',
  quotes: 'Quote',
  leads: 'Lead',
  campaigns: 'CampaignMember',
} as const;
const YEAR_MS = 365 * 86_400_000;
/** Leads and members of campaigns are many and short. */
const MANY = 2_000;

/**
 * What may become an order: of opportunities and quotes all that are open, and those of two years; of leads and campaigns what changed in a
 * year. Later what changed since, also where only the opportunity of a quote or the campaign of a member did.
 */
export async function* pullPipeline(scope: PullScope, start: SyncCursor, step: Step): AsyncGenerator<Paged> {
  const object = OBJECT_OF[step];
  if (scope.capabilities[object] !== true) return;
  const deleted = start.since !== undefined;
  const fields: readonly string[] = deleted ? [...FIELDS[object], 'IsDeleted'] : FIELDS[object];
  const how = { deleted, ...(step === 'leads' || step === 'campaigns' ? { size: MANY } : {}) };
  const where = conditionsOf(scope, start, step);
  let cursor = start;
  for await (const { records, behind } of pagesOf(scope, object, where, start.behind, fields, how)) {
    if (step === 'leads') {
      const { rejects, ...beside } = readLeads(scope, records);
      yield { ...NONE, beside, rejects, cursor: { ...start, behind } };
      continue;
    }
    const { items, gone, rejects, partners } = await read(scope, step, records);
    // The partners first: an item counts only for one who is here.
    if (partners.length > 0) yield { ...NONE, partners, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { pipeline: items, gone }, rejects, cursor };
  }
}

async function read(
  scope: PullScope,
  step: Exclude<Step, 'leads'>,
  records: readonly Raw[],
): Promise<FoundPipeline & { partners: Paged['partners'] }> {
  if (step === 'opportunities') return readOpportunities(scope, records);
  const found = step === 'quotes' ? readQuotes(scope, records) : readCampaigns(scope, records);
  return { ...found, partners: [] };
}

function conditionsOf({ org }: PullScope, { since, daily }: SyncCursor, step: Step): string[] {
  const now = org.serverTime();
  // Whose leads are, changes with who is here: once a day all are looked at.
  if (step === 'leads') return changedSince(daily ? now - YEAR_MS : (since ?? now - YEAR_MS));
  if (step === 'campaigns') return [eitherChanged(since ?? now - YEAR_MS, 'Campaign'), 'ContactId != null'];
  if (since !== undefined)
    return step === 'quotes' ? [eitherChanged(since, 'Opportunity')] : changedSince(since);
  const past = dayOfInstant(now - 2 * YEAR_MS);
  const of = step === 'quotes' ? 'Opportunity.' : '';
  return ['AccountId != null', `(${of}IsClosed = false OR ${of}CloseDate >= ${past})`];
}

/** Changed since, itself or what it belongs to. */
function eitherChanged(since: number, parent: string): string {
  const own = changedSince(since);
  return `(${[...own, ...changedSince(since, `${parent}.SystemModstamp`)].join(' OR ')})`;
}
