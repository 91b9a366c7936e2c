import type { Reject } from '../../domain/import-job.ts';
import { tellsCompany } from '../../domain/mail-domain.ts';
import type { Money } from '../../domain/money.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { Partner } from '../../domain/partner.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { decimal } from '../amount.ts';
import { plainText } from '../plain-text.ts';
import type { FoundLead } from '../source.ts';
import { websiteHost } from '../website-host.ts';
import { currenciesOf } from './lookups.ts';
import { dayOf } from './odata.ts';
import type { Raw } from './organisation.ts';
import { readCustomers } from './read-accounts.ts';
import {
  CUSTOMER_TYPE,
  LEAD_SOURCE,
  leadSchema,
  OWNER,
  opportunitySchema,
  quoteSchema,
  STATUS,
} from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';
import { storedId } from './stored-ids.ts';
import { accountKey } from './to-partner.ts';

interface FoundPipeline {
  items: PipelineItem[];
  /** The customers of open opportunities; quotes and past ones count for partners who are here already. */
  partners: Partner[];
  rejects: Reject[];
}

/** Opportunities: what they are worth, or were, and when they close. */
export async function readOpportunities(scope: PullScope, raw: readonly Raw[]): Promise<FoundPipeline> {
  const rejects: Reject[] = [];
  const all = parseAll('opportunity', opportunitySchema, raw, rejects);
  return offersOf(scope, all, rejects, (each, amountOf) => {
    const closesOn = dayOf(each.actualclosedate) ?? dayOf(each.estimatedclosedate);
    const { closeprobability: probability } = each;
    const status = plainText(each.stepname).slice(0, 120);
    return {
      id: each.opportunityid,
      kind: 'opportunity',
      state: each.statecode === 1 ? 'won' : each.statecode === 2 ? 'lost' : 'open',
      ...(status ? { status } : {}),
      ...amountOf(each.actualvalue ?? each.estimatedvalue),
      ...(typeof probability === 'number'
        ? { probability: Math.min(1, Math.max(0, probability / 100)) }
        : {}),
      ...(closesOn ? { closesOn } : {}),
    };
  });
}

/** Quotes: draft and active ones are open, closed ones are lost. */
export async function readQuotes(scope: PullScope, raw: readonly Raw[]): Promise<FoundPipeline> {
  const rejects: Reject[] = [];
  const all = parseAll('quote', quoteSchema, raw, rejects);
  return offersOf(scope, all, rejects, (each, amountOf) => {
    const number = plainText(each.quotenumber).slice(0, 100);
    const validUntil = dayOf(each.effectiveto);
    return {
      id: each.quoteid,
      kind: 'quote',
      state: each.statecode === 2 ? 'won' : each.statecode === 3 ? 'lost' : 'open',
      ...amountOf(each.totalamount),
      ...(number ? { number } : {}),
      ...(validUntil ? { validUntil } : {}),
    };
  });
}

interface Offer {
  name?: string | null | undefined;
  _customerid_value?: string | null | undefined;
  [CUSTOMER_TYPE]?: string | null | undefined;
  [STATUS]?: string | null | undefined;
  [OWNER]?: string | null | undefined;
  _transactioncurrencyid_value?: string | null | undefined;
  modifiedon: number;
}
type AmountOf = (said: number | null | undefined) => { amount?: Money };
type Own = { id: string; kind: 'opportunity' | 'quote' } & Pick<PipelineItem, 'state'> & { status?: string };

async function offersOf<T extends Offer>(
  scope: PullScope,
  all: readonly T[],
  rejects: Reject[],
  make: (record: T, amountOf: AmountOf) => Own,
): Promise<FoundPipeline> {
  const refs = all.flatMap(({ _customerid_value: id, [CUSTOMER_TYPE]: type }) => (id ? [{ id, type }] : []));
  const customers = await readCustomers(scope, refs, rejects);
  const currencies = await currenciesOf(scope);
  const provenance = provenanceOf(scope);
  const partners = new Map<string, Partner>();
  const items = all.flatMap((each): PipelineItem[] => {
    const customer = customers.get(each._customerid_value ?? '');
    if (!customer) return [];
    const currency = currencies.get(each._transactioncurrencyid_value ?? '') ?? scope.currency;
    const { id, ...own } = make(each, (said) =>
      typeof said === 'number' && Math.abs(said) < 1e20
        ? { amount: { amount: decimal(said), currency } }
        : {},
    );
    if (own.kind === 'opportunity' && own.state === 'open') partners.set(customer.id, customer);
    const status = plainText(each[STATUS]).slice(0, 120);
    const owner = plainText(each[OWNER]).slice(0, 200);
    const item = {
      ...(status ? { status } : {}),
      ...own,
      id: storedId(own.kind, id, scope.sourceId),
      partnerId: customer.id,
      title: plainText(each.name).slice(0, 300) || id,
      ...(owner ? { owner } : {}),
      changedAt: each.modifiedon,
      provenance,
    };
    return [item as PipelineItem];
  });
  return { items, partners: [...partners.values()], rejects };
}

/** Leads with what may tell whose they are. */
export function readLeads(scope: PullScope, raw: readonly Raw[]): { leads: FoundLead[]; rejects: Reject[] } {
  const rejects: Reject[] = [];
  const leads = parseAll('lead', leadSchema, raw, rejects).map((each): FoundLead => {
    const email = normaliseAddress(each.emailaddress1 ?? '');
    const isMail = email.includes('@') && email.length <= 254;
    const company = plainText(each.companyname).slice(0, 300);
    const status = plainText(each[STATUS]).slice(0, 120);
    const owner = plainText(each[OWNER]).slice(0, 200);
    const from = plainText(each[LEAD_SOURCE]).slice(0, 120);
    const name = plainText(each.fullname).slice(0, 200) || each.leadid;
    const hosts = [
      isMail ? email.slice(email.lastIndexOf('@') + 1) : undefined,
      websiteHost(each.websiteurl),
    ];
    return {
      lead: {
        id: storedId('lead', each.leadid, scope.sourceId),
        kind: 'lead',
        title: plainText(each.subject).slice(0, 300) || name,
        name,
        state: each.statecode === 1 ? 'won' : each.statecode === 2 ? 'lost' : 'open',
        changedAt: each.modifiedon,
        provenance: provenanceOf(scope),
        ...(status ? { status } : {}),
        ...(owner ? { owner } : {}),
        ...(isMail ? { email } : {}),
        ...(company ? { company } : {}),
        ...(from ? { from } : {}),
      },
      partnerIds: company ? [accountKey({ accountid: each.leadid, name: company, accountnumber: null })] : [],
      addresses: [
        ...(isMail ? [email] : []),
        ...hosts.flatMap((host) => (host && tellsCompany(host) ? [host] : [])),
      ],
    };
  });
  return { leads, rejects };
}
