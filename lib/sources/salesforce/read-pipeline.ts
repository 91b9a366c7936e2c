import type { Reject } from '../../domain/import-job.ts';
import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { Partner } from '../../domain/partner.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { amountOf, isRenewal, statusOf } from '../pipeline-words.ts';
import { plainText } from '../plain-text.ts';
import type { FoundLead, GoneRecord } from '../source.ts';
import { websiteHost } from '../website-host.ts';
import type { Raw } from './org.ts';
import {
  type CampaignMemberRecord,
  campaignMemberSchema,
  type LeadRecord,
  leadSchema,
  type OpportunityRecord,
  opportunitySchema,
  type QuoteRecord,
  quoteSchema,
} from './pipeline-records.ts';
import { readAccounts } from './read-accounts.ts';
import { goneOf, isThere } from './read-beside.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';
import { accountKey } from './to-partner.ts';

export interface FoundPipeline {
  items: PipelineItem[];
  gone: GoneRecord[];
  rejects: Reject[];
}

/**
 * Opportunities, with the accounts of those that are open; past ones count for partners who are here already. One that has
 * no account any more is gone.
 */
export async function readOpportunities(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<FoundPipeline & { partners: Partner[] }> {
  const rejects: Reject[] = [];
  const all = parseAll('Opportunity', opportunitySchema, raw.filter(isThere), rejects);
  const found = whose(scope, 'opportunity', raw, all, (each, partnerId) => {
    const { Amount, CurrencyIsoCode, Probability, CloseDate } = each;
    return {
      ...headOf(scope, 'opportunity', each, partnerId),
      kind: 'opportunity',
      ...statusOf(each.StageName),
      state: stateOf(each),
      ...amountOf(Amount, CurrencyIsoCode, scope.currency),
      ...(typeof Probability === 'number' ? { probability: clamp(Probability / 100) } : {}),
      ...(CloseDate ? { closesOn: CloseDate } : {}),
      ...(isRenewal(each.Type, each.RecordType?.DeveloperName) ? { renewal: true } : {}),
    };
  });
  const open = all.flatMap(({ AccountId, IsClosed }) => (AccountId && !IsClosed ? [AccountId] : []));
  const accounts =
    open.length > 0 ? await readAccounts(scope, open, provenanceOf(scope), rejects) : new Map();
  return { ...found, rejects, partners: [...accounts.values()] };
}

/** Quotes. One whose opportunity ended has ended with it. */
export function readQuotes(scope: PullScope, raw: readonly Raw[]): FoundPipeline {
  const rejects: Reject[] = [];
  const all = parseAll('Quote', quoteSchema, raw.filter(isThere), rejects);
  const found = whose(scope, 'quote', raw, all, (each, partnerId) => {
    const number = plainText(each.QuoteNumber).slice(0, 100);
    return {
      ...headOf(scope, 'quote', each, partnerId),
      kind: 'quote',
      ...statusOf(each.Status),
      state: quoteState(each),
      ...amountOf(each.GrandTotal, each.CurrencyIsoCode, scope.currency),
      ...(number ? { number } : {}),
      ...(each.ExpirationDate ? { validUntil: each.ExpirationDate } : {}),
    };
  });
  return { ...found, rejects };
}

/** Contacts' memberships of campaigns, one record each. */
export function readCampaigns(scope: PullScope, raw: readonly Raw[]): FoundPipeline {
  const rejects: Reject[] = [];
  const all = parseAll('CampaignMember', campaignMemberSchema, raw.filter(isThere), rejects);
  const members = all.map((each) => ({
    ...each,
    AccountId: each.Contact?.AccountId,
    Account: each.Contact?.Account,
  }));
  const found = whose(scope, 'campaign', raw, members, (each, partnerId) => {
    const { Campaign, Contact, HasResponded } = each;
    const contact = plainText(Contact?.Name).slice(0, 200);
    return {
      ...headOf(scope, 'campaign', { ...each, Name: Campaign?.Name }, partnerId),
      kind: 'campaign',
      ...statusOf(each.Status),
      state: campaignState(each),
      ...(contact ? { contact } : {}),
      ...(Campaign?.StartDate ? { startsOn: Campaign.StartDate } : {}),
      ...(Campaign?.EndDate ? { endsOn: Campaign.EndDate } : {}),
      ...(typeof HasResponded === 'boolean' ? { responded: HasResponded } : {}),
    };
  });
  return { ...found, rejects };
}

/** Leads with what may tell whose they are. */
export function readLeads(
  scope: PullScope,
  raw: readonly Raw[],
): { leads: FoundLead[]; gone: GoneRecord[]; rejects: Reject[] } {
  const rejects: Reject[] = [];
  const all = parseAll('Lead', leadSchema, raw.filter(isThere), rejects);
  const leads = all.map((each): FoundLead => {
    const email = normaliseAddress(each.Email ?? '');
    const isMail = email.includes('@') && email.length <= 254;
    const company = plainText(each.Company).slice(0, 300);
    const from = plainText(each.LeadSource).slice(0, 120);
    const name = plainText(each.Name).slice(0, 200) || each.Id;
    const { partnerId: _, ...head } = headOf(scope, 'lead', each, '');
    return {
      lead: {
        ...head,
        kind: 'lead',
        name,
        ...statusOf(each.Status),
        state: leadState(each),
        ...(isMail ? { email } : {}),
        ...(company ? { company } : {}),
        ...(from ? { from } : {}),
      },
      partnerIds: company ? [accountKey({ Id: each.Id, Name: company })] : [],
      addresses: [
        ...(isMail ? [email, email.slice(email.lastIndexOf('@') + 1)] : []),
        websiteHost(each.Website),
      ]
        .filter((address) => address !== undefined)
        .filter((address) => address.includes('@') || tellsCompany(address)),
    };
  });
  return { leads, gone: goneOf(raw, (id) => idOf('lead', id, scope), scope.sourceId), rejects };
}

interface OfAccount {
  Id: string;
  AccountId?: string | null | undefined;
  Account?: OpportunityRecord['Account'] | undefined;
}

/** The items of those that have an account; the others, and those that were deleted, are gone. */
function whose<Kind extends PipelineItem['kind'], T extends OfAccount>(
  scope: PullScope,
  kind: Kind,
  raw: readonly Raw[],
  records: readonly T[],
  make: (record: T, partnerId: string) => PipelineItem,
): Omit<FoundPipeline, 'rejects'> {
  const gone = goneOf(raw, (id) => idOf(kind, id, scope), scope.sourceId);
  const items = records.flatMap((each) => {
    const { AccountId, Account } = each;
    if (AccountId) return [make(each, accountKey({ Id: AccountId, ...Account }))];
    gone.push({ id: idOf(kind, each.Id, scope), sourceId: scope.sourceId });
    return [];
  });
  return { items, gone };
}

interface Named {
  Id: string;
  Name?: string | null | undefined;
  LastModifiedDate?: number | null | undefined;
  Owner?: OpportunityRecord['Owner'];
}

/** What every item has. One without a name goes by its id. */
function headOf(scope: PullScope, kind: PipelineItem['kind'], record: Named, partnerId: string) {
  const owner = plainText(record.Owner?.Name).slice(0, 200);
  return {
    id: idOf(kind, record.Id, scope),
    partnerId,
    title: plainText(record.Name).slice(0, 300) || record.Id,
    ...(owner ? { owner } : {}),
    ...(record.LastModifiedDate ? { changedAt: record.LastModifiedDate } : {}),
    provenance: provenanceOf(scope),
  };
}

function idOf(kind: PipelineItem['kind'], id: string, { sourceId }: PullScope): string {
  return `${kind}/${sourceId}/${id}`;
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

function stateOf({ IsClosed, IsWon }: Pick<OpportunityRecord, 'IsClosed' | 'IsWon'>): PipelineItem['state'] {
  if (IsWon) return 'won';
  return IsClosed ? 'lost' : 'open';
}

function quoteState({ Status, Opportunity }: QuoteRecord): PipelineItem['state'] {
  const said = Status ?? '';
  if (/accept|angenommen|accepté|aceptad|accettat/i.test(said)) return 'won';
  if (/den(?:y|ied)|reject|declin|abgelehnt|refus|rechazad|rifiutat/i.test(said)) return 'lost';
  return stateOf({ IsClosed: Opportunity?.IsClosed, IsWon: Opportunity?.IsWon });
}

function leadState({ Status, IsConverted }: LeadRecord): PipelineItem['state'] {
  if (IsConverted) return 'won';
  return /not converted|unqualif|disqualif|nicht konvertiert|lost|verloren/i.test(Status ?? '')
    ? 'lost'
    : 'open';
}

/** Whoever answered has been won by a campaign that is over. */
function campaignState({ Campaign, HasResponded }: CampaignMemberRecord): PipelineItem['state'] {
  const over = /complet|abort|abgeschlossen|abgebrochen|termin|cancel/i.test(Campaign?.Status ?? '');
  if (!over) return 'open';
  return HasResponded ? 'won' : 'lost';
}
