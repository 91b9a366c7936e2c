import type { Reject } from '../../domain/import-job.ts';
import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { Partner } from '../../domain/partner.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { identityOf } from '../files/partner-identity.ts';
import { amountOf, isRenewal, statusOf } from '../pipeline-words.ts';
import { plainText } from '../plain-text.ts';
import type { FoundLead, GoneRecord } from '../source.ts';
import type { Raw } from './crm.ts';
import { readPartners, withoutAccount } from './read-partners.ts';
import { dealSchema, leadSchema, quoteSchema } from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';

export interface FoundPipeline {
  partners: Partner[];
  items: PipelineItem[];
  /** Of no account any more. */
  gone: GoneRecord[];
  rejects: Reject[];
}

/** Deals, with the accounts of those that are open; past ones count for partners who are here already. */
export async function readDeals(scope: PullScope, raw: readonly Raw[]): Promise<FoundPipeline> {
  const rejects: Reject[] = [];
  const all = parseAll('Deals', dealSchema, raw, rejects);
  return whose(scope, 'opportunity', all, rejects, async (each, partnerId) => {
    const { Amount, Currency, Probability, Closing_Date: closesOn, Stage, Type, Deal_Name } = each;
    return {
      ...(await headOf(scope, 'opportunity', each, Deal_Name)),
      kind: 'opportunity',
      partnerId,
      ...statusOf(Stage),
      state: stateOf(Stage),
      ...amountOf(Amount, Currency, scope.currency),
      ...(typeof Probability === 'number'
        ? { probability: Math.min(1, Math.max(0, Probability / 100)) }
        : {}),
      ...(closesOn ? { closesOn } : {}),
      ...(isRenewal(Type) ? { renewal: true } : {}),
    };
  });
}

/** Quotes of accounts that are here. */
export async function readQuotes(scope: PullScope, raw: readonly Raw[]): Promise<FoundPipeline> {
  const rejects: Reject[] = [];
  const all = parseAll('Quotes', quoteSchema, raw, rejects);
  return whose(scope, 'quote', all, rejects, async (each, partnerId) => {
    const number = plainText(each.Quote_Number).slice(0, 100);
    return {
      ...(await headOf(scope, 'quote', each, each.Subject)),
      kind: 'quote',
      partnerId,
      ...statusOf(each.Quote_Stage),
      state: stateOf(each.Quote_Stage),
      ...amountOf(each.Grand_Total, each.Currency, scope.currency),
      ...(number ? { number } : {}),
      ...(each.Valid_Till ? { validUntil: each.Valid_Till } : {}),
    };
  });
}

/** Leads with what may tell whose they are. Converted ones leave the module. */
export async function readLeads(
  scope: PullScope,
  raw: readonly Raw[],
): Promise<{ leads: FoundLead[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const leads: FoundLead[] = [];
  for (const each of parseAll('Leads', leadSchema, raw, rejects)) {
    const email = normaliseAddress(each.Email ?? '');
    const isMail = email.includes('@') && email.length <= 254;
    const company = plainText(each.Company).slice(0, 300);
    const from = plainText(each.Lead_Source).slice(0, 120);
    const domain = email.slice(email.lastIndexOf('@') + 1);
    leads.push({
      lead: {
        ...(await headOf(scope, 'lead', each, each.Full_Name)),
        kind: 'lead',
        name: plainText(each.Full_Name).slice(0, 200) || each.id,
        ...statusOf(each.Lead_Status),
        state: /lost|junk|not qualified|disqual/i.test(each.Lead_Status ?? '') ? 'lost' : 'open',
        ...(isMail ? { email } : {}),
        ...(company ? { company } : {}),
        ...(from ? { from } : {}),
      },
      partnerIds: company ? [identityOf(company)] : [],
      addresses: isMail ? [email, ...(tellsCompany(domain) ? [domain] : [])] : [],
    });
  }
  return { leads, rejects };
}

export function pipelineId(kind: PipelineItem['kind'], id: string, sourceId: string): string {
  return `${kind}/${sourceId}/${id}`;
}

interface OfAccount {
  id: string;
  Account_Name?: { id: string } | null | undefined;
}

/** The items of accounts that are there; those whose account was cleared are gone from the one before. */
async function whose<T extends OfAccount>(
  scope: PullScope,
  kind: 'opportunity' | 'quote',
  records: readonly T[],
  rejects: Reject[],
  make: (record: T, partnerId: string) => Promise<PipelineItem>,
): Promise<FoundPipeline> {
  const ids = records.flatMap(({ Account_Name }) => Account_Name?.id ?? []);
  const accounts = await readPartners(scope, 'Accounts', ids, rejects);
  const made = records.flatMap((each) => {
    const partnerId = accounts.get(each.Account_Name?.id ?? '')?.id;
    return partnerId === undefined ? [] : [make(each, partnerId)];
  });
  const items = await Promise.all(made);
  const open = items.flatMap((item) =>
    item.kind === 'opportunity' && item.state === 'open' ? [item.partnerId] : [],
  );
  const partners = [...accounts.values()].filter(({ id }) => open.includes(id));
  const gone = withoutAccount(scope, kind === 'quote' ? 'Quotes' : 'Deals', records, (id) =>
    pipelineId(kind, id, scope.sourceId),
  );
  return { partners, items, gone, rejects };
}

interface Owned {
  id: string;
  Owner?: { id: string } | null | undefined;
  Modified_Time?: number | null | undefined;
}

/** What every item has. One without a name goes by its id. */
async function headOf(scope: PullScope, kind: PipelineItem['kind'], record: Owned, name?: string | null) {
  const owner = plainText((await scope.owners()).get(record.Owner?.id ?? '')).slice(0, 200);
  return {
    id: pipelineId(kind, record.id, scope.sourceId),
    title: plainText(name).slice(0, 300) || record.id,
    ...(owner ? { owner } : {}),
    ...(record.Modified_Time ? { changedAt: record.Modified_Time } : {}),
    provenance: provenanceOf(scope),
  };
}

/** Stages are each company's own, and a record does not say whether it ended: the word is looked for, the negative ones first. */
function stateOf(stage: string | null | undefined): PipelineItem['state'] {
  const said = stage ?? '';
  if (/lost|verloren|perdu|perdid|declin|reject|cancel/i.test(said)) return 'lost';
  return /won|gewonnen|gagn|ganad|confirmed|accepted/i.test(said) ? 'won' : 'open';
}
