import type { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import type { PipelineItem } from '../../domain/pipeline.ts';
import { amountOf, isRenewal, statusOf } from '../pipeline-words.ts';
import { plainText } from '../plain-text.ts';
import type { GoneRecord } from '../source.ts';
import { PIPELINE_TYPES, type PipelineType } from './fields.ts';
import type { Raw } from './portal.ts';
import { readCompanies } from './read-companies.ts';
import { companySchema, dealSchema, leadSchema, quoteSchema } from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './scope.ts';
import { companyKey } from './to-partner.ts';
import type { Words } from './words.ts';

/** The item without what says whose it is. */
type Unplaced = PipelineItem extends infer Item
  ? Item extends PipelineItem
    ? Omit<Item, 'partnerId'>
    : never
  : never;

/**
 * Deals, quotes or leads, with the companies of deals that are open; the others count for partners who are here already.
 * What belongs to no company any more is gone.
 */
export async function readPipeline(
  scope: PullScope,
  type: PipelineType,
  raw: readonly Raw[],
): Promise<{ partners: Partner[]; pipeline: PipelineItem[]; gone: GoneRecord[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const words = await scope.words();
  const items = itemsOf(scope, type, raw, words, rejects);
  const links = await scope.portal.associated(type, 'companies', items.keys());
  const open = [...items].flatMap(([id, { state }]) => (state === 'open' ? (links.get(id) ?? []) : []));
  const companies = type === 'deals' ? await readCompanies(scope, open, rejects) : new Map<string, Partner>();
  const rest = [...links.values()].flat().filter((id) => !companies.has(id));
  const named = await scope.portal.read('companies', rest, ['name', 'domain']);
  const keys = new Map([...companies].map(([id, partner]) => [id, partner.id]));
  for (const each of parseAll('companies', companySchema, named, rejects))
    keys.set(each.id, companyKey(each));
  const gone: GoneRecord[] = [];
  const pipeline = [...items].flatMap(([id, item]) => {
    const partnerId = (links.get(id) ?? []).flatMap((company) => keys.get(company) ?? [])[0];
    if (partnerId !== undefined) return [{ ...item, partnerId }];
    gone.push({ id: item.id, sourceId: scope.sourceId });
    return [];
  });
  return { partners: [...new Set(companies.values())], pipeline, gone, rejects };
}

/** What a record of HubSpot is called here. */
export function pipelineId(
  type: PipelineType,
  id: string,
  { sourceId }: Pick<PullScope, 'sourceId'>,
): string {
  return `${PIPELINE_TYPES[type]}/${sourceId}/${id}`;
}

function itemsOf(
  scope: PullScope,
  type: PipelineType,
  raw: readonly Raw[],
  words: Words,
  rejects: Reject[],
): Map<string, Unplaced> {
  const all: [string, Unplaced][] =
    type === 'deals'
      ? parseAll(type, dealSchema, raw, rejects).map((each) => [each.id, dealOf(scope, each, words)])
      : type === 'quotes'
        ? parseAll(type, quoteSchema, raw, rejects).map((each) => [each.id, quoteOf(scope, each, words)])
        : parseAll(type, leadSchema, raw, rejects).map((each) => [each.id, leadOf(scope, each, words)]);
  return new Map(all);
}

function dealOf(scope: PullScope, deal: z.infer<typeof dealSchema>, words: Words): Unplaced {
  const { amount, deal_currency_code: code, dealstage, dealtype, closedate } = deal;
  const probability = Number.parseFloat(deal.hs_deal_stage_probability ?? '');
  const isWon = deal.hs_is_closed_won === 'true';
  return {
    ...headOf(scope, 'deals', deal, deal.dealname, words),
    kind: 'opportunity',
    ...statusOf(words.stages.get(`deals ${dealstage}`) ?? dealstage),
    state: isWon ? 'won' : deal.hs_is_closed === 'true' ? 'lost' : 'open',
    ...amountOf(amount, code, scope.currency),
    ...(probability >= 0 && probability <= 1 ? { probability } : {}),
    ...(closedate ? { closesOn: dayOf(closedate) } : {}),
    ...(isRenewal(dealtype) ? { renewal: true } : {}),
  };
}

function quoteOf(scope: PullScope, quote: z.infer<typeof quoteSchema>, words: Words): Unplaced {
  const { hs_status: status, hs_expiration_date: until } = quote;
  const number = plainText(quote.hs_quote_number).slice(0, 100);
  return {
    ...headOf(scope, 'quotes', quote, quote.hs_title, words),
    kind: 'quote',
    ...statusOf(status?.replaceAll('_', ' ').toLowerCase()),
    state: quoteState(status ?? ''),
    ...amountOf(quote.hs_quote_amount, quote.hs_currency, scope.currency),
    ...(number ? { number } : {}),
    ...(until ? { validUntil: dayOf(until) } : {}),
  };
}

function quoteState(status: string): PipelineItem['state'] {
  if (/accept|signed|won|paid/i.test(status)) return 'won';
  return /reject|declin|lost|void/i.test(status) ? 'lost' : 'open';
}

function leadOf(scope: PullScope, lead: z.infer<typeof leadSchema>, words: Words): Unplaced {
  const stage = `leads ${lead.hs_pipeline_stage}`;
  const label = words.stages.get(stage) ?? '';
  const over = words.closed.has(stage);
  const head = headOf(scope, 'leads', lead, lead.hs_lead_name, words);
  const kind = plainText(lead.hs_lead_label).toLowerCase().slice(0, 120);
  return {
    ...head,
    kind: 'lead',
    name: head.title.slice(0, 200),
    ...statusOf(label || kind),
    state: over ? (/disqual|unqual|lost|verloren/i.test(label) ? 'lost' : 'won') : 'open',
  };
}

interface Owned {
  id: string;
  hubspot_owner_id?: string | null | undefined;
  hs_lastmodifieddate?: number | null | undefined;
}

/** What every item has. One without a name goes by its id. */
function headOf(
  scope: PullScope,
  type: PipelineType,
  { id, hubspot_owner_id: ownerId, hs_lastmodifieddate: changedAt }: Owned,
  name: string | null | undefined,
  { owners }: Words,
) {
  const owner = plainText(owners.get(ownerId ?? '')).slice(0, 200);
  return {
    id: pipelineId(type, id, scope),
    title: plainText(name).slice(0, 300) || id,
    ...(owner ? { owner } : {}),
    ...(changedAt ? { changedAt } : {}),
    provenance: provenanceOf(scope),
  };
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
