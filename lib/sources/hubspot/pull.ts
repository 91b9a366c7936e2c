import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import type { OwnScope } from '../custom-objects/own-scope.ts';
import { isOwnStep, OWN_STEPS, pullOwn } from '../custom-objects/pull-own.ts';
import { NONE, type Paged, pullSteps } from '../pull-steps.ts';
import { isRefusal } from './failures.ts';
import type { Engagement, PipelineType } from './fields.ts';
import { ownScopeOf } from './own-access.ts';
import type { Filter, Raw } from './portal.ts';
import { pullCampaigns } from './pull-campaigns.ts';
import { noteId, readNotes, readTickets } from './read-beside.ts';
import { readCompanies, readNamed } from './read-companies.ts';
import { readOrders } from './read-orders.ts';
import { pipelineId, readPipeline } from './read-pipeline.ts';
import { companySchema, contactSchema } from './records.ts';
import { changedSince, type PullScope, pagesOf, parseAll, provenanceOf } from './scope.ts';
import { companyKey, mailsOf, toPartner } from './to-partner.ts';

/** What is read, one after the other. */
export const SEQUENCE = [
  'orders',
  'line_items',
  'companies',
  'contacts',
  'archived',
  'tickets',
  'deals',
  'quotes',
  'leads',
  'campaigns',
  'notes',
  'calls',
  'emails',
  'meetings',
  'tasks',
  'vendors',
  ...OWN_STEPS,
  'sweep',
] as const;
type Step = (typeof SEQUENCE)[number];
/** A first load looks so far back for what colleagues noted. */
const NOTES_BACK_MS = 365 * 86_400_000;
/** And so far for what may become an order: what nobody touched since has come to nothing. */
const PIPELINE_BACK_MS = 2 * NOTES_BACK_MS;
/** What is asked for among what was archived. */
const ARCHIVED = ['companies', 'contacts', 'deals', 'quotes', 'leads', 'tasks'] as const;

/**
 * Orders with their lines and customers, the newest first; later only what changed since, also where only a line did. Then
 * companies and contacts that changed, once a day what was archived, tickets, deals, quotes, leads, campaigns, and what colleagues noted. What one
 * object refuses does not end the others, but for orders.
 */
export function pull(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const own = ownScopeOf(scope);
  const pagesOfStep = (step: Step, cursor: SyncCursor) => stepOf(scope, cursor, step, own);
  return pullSteps({ sequence: SEQUENCE, pagesOf: pagesOfStep, isRefusal }, start);
}

async function* stepOf(
  scope: PullScope,
  cursor: SyncCursor,
  step: Step,
  own: OwnScope,
): AsyncGenerator<Paged> {
  if (step === 'sweep') return;
  if (isOwnStep(step)) return yield* pullOwn(own, cursor, step);
  if (step === 'vendors') return yield* pullVendors(scope, cursor);
  if (step === 'campaigns') return yield* pullCampaigns(scope, cursor);
  if (step === 'archived') yield* pullArchived(scope, cursor);
  else if (scope.capabilities[step] === false) return;
  else if (step === 'orders') yield* pullOrders(scope, cursor);
  else if (step === 'line_items') yield* pullLines(scope, cursor);
  else if (step === 'companies') yield* pullCompanies(scope, cursor);
  else if (step === 'contacts') yield* pullContacts(scope, cursor);
  else if (step === 'tickets') yield* pullTickets(scope, cursor);
  else if (step === 'deals' || step === 'quotes' || step === 'leads')
    yield* pullPipeline(scope, cursor, step);
  else yield* pullNotes(scope, cursor, step);
}

/** Companies that HubSpot itself calls vendors, whether somebody ordered from them or not. */
async function* pullVendors(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { capabilities } = scope;
  if (capabilities.companies === false || capabilities['companies.type'] === false) return;
  const isVendor: Filter = { propertyName: 'type', operator: 'EQ', value: 'VENDOR' };
  const filters = [isVendor, ...changedSince('companies', start.since)];
  for await (const page of pagesOf(scope, 'companies', filters, start.behind, [])) {
    const rejects: Reject[] = [];
    const companies = await readCompanies(scope, idsOf(page.records), rejects);
    const partners = [...new Set(companies.values())];
    yield { ...NONE, partners, rejects, cursor: { ...start, behind: page.behind } };
  }
}

async function* pullOrders(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (scope.capabilities.line_items === false) return;
  let cursor = start;
  const filters = changedSince('orders', start.since);
  for await (const { records, behind } of pagesOf(scope, 'orders', filters, start.behind)) {
    const found = await readOrders(scope, records);
    cursor = { ...cursor, behind, read: cursor.read + records.length };
    yield { ...NONE, ...found, rows: records.length, cursor };
  }
}

/** Orders of which only a line changed. */
async function* pullLines(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined || scope.capabilities.orders === false) return;
  const filters = changedSince('line_items', since);
  for await (const page of pagesOf(scope, 'line_items', filters, start.behind, ['quantity'])) {
    const links = await scope.portal.associated('line_items', 'orders', idsOf(page.records));
    const found = await readOrders(scope, await scope.portal.read('orders', [...links.values()].flat()));
    yield { ...NONE, ...found, cursor: { ...start, behind: page.behind } };
  }
}

/** Companies that changed without an order of theirs; a first load read them with their orders. */
async function* pullCompanies(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined) return;
  for await (const page of pagesOf(scope, 'companies', changedSince('companies', since), start.behind, [])) {
    const rejects: Reject[] = [];
    const partners = await readCompanies(scope, idsOf(page.records), rejects);
    const known = [...new Set(partners.values())];
    yield { ...NONE, known, rejects, cursor: { ...start, behind: page.behind } };
  }
}

/** Companies of contacts that changed; a contact that moved, or whose company was merged, leaves the one where it was before. */
async function* pullContacts(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined) return;
  const fields = ['email', 'hs_additional_emails'] as const;
  const filters = changedSince('contacts', since);
  for await (const page of pagesOf(scope, 'contacts', filters, start.behind, fields)) {
    const rejects: Reject[] = [];
    const links = await scope.portal.associated('contacts', 'companies', idsOf(page.records));
    const partners = await readCompanies(scope, [...links.values()].flat(), rejects);
    const provenance = provenanceOf(scope);
    const people = parseAll(
      'contacts',
      contactSchema.pick({ id: true, email: true, hs_additional_emails: true }),
      page.records,
      rejects,
    );
    const moved = people.flatMap((person) => {
      const partnerIds = (links.get(person.id) ?? []).flatMap((id) => partners.get(id)?.id ?? []);
      return mailsOf(person).map((email) => ({ email, partnerIds: [...new Set(partnerIds)], provenance }));
    });
    const known = [...new Set(partners.values())];
    yield { ...NONE, known, moved, rejects, cursor: { ...start, behind: page.behind } };
  }
}

/** Once a day: companies that were archived are without contacts now, and those of archived contacts have the others. */
async function* pullArchived(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined || !start.daily) return;
  let cursor = start;
  // The mark is of one of the lists.
  const [listed, mark] = (start.behind ?? '').split(' ');
  const from = (ARCHIVED as readonly string[]).indexOf(listed ?? '');
  for (const type of ARCHIVED.slice(Math.max(0, from))) {
    if (scope.capabilities[type] === false) continue;
    let after = listed === type ? mark : undefined;
    do {
      const page = await scope.portal.archived(type, after);
      const rejects: Reject[] = [];
      const gone = page.records.filter(({ archivedAt }) => Date.parse(`${archivedAt}`) >= since - 86_400_000);
      after = page.after;
      cursor = { ...cursor, behind: after === undefined ? undefined : `${type} ${after}`.slice(0, 300) };
      if (type === 'companies' || type === 'contacts') {
        const known =
          type === 'companies'
            ? await withoutContacts(scope, gone, rejects)
            : [...(await readCompanies(scope, companiesOf(gone), rejects)).values()];
        yield { ...NONE, known, rejects, cursor };
      } else {
        const called = (id: string) =>
          type === 'tasks' ? noteId(type, id, scope) : pipelineId(type, id, scope);
        const ids = gone.map(({ id }) => ({ id: called(id), sourceId: scope.sourceId }));
        yield { ...NONE, beside: { gone: ids }, cursor };
      }
    } while (after !== undefined);
  }
}

/** What archived companies are now: what others of their name are, else partners without contacts. */
async function withoutContacts(scope: PullScope, raw: readonly Raw[], rejects: Reject[]): Promise<Partner[]> {
  const gone = parseAll('companies', companySchema, raw, rejects);
  const alive = await readNamed(scope, gone, rejects);
  const { owners } = await scope.words();
  return gone.map(
    (company) => alive.get(companyKey(company)) ?? toPartner(company, [], owners, provenanceOf(scope)),
  );
}

function companiesOf(contacts: readonly Raw[]): string[] {
  return contacts.flatMap(({ associatedcompanyid: id }) =>
    typeof id === 'string' && /^\d+$/.test(id) ? [id] : [],
  );
}

/** Tickets: first the customers who raised them, then what they say. */
async function* pullTickets(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  let cursor = start;
  const filters = changedSince('tickets', start.since);
  for await (const { records, behind } of pagesOf(scope, 'tickets', filters, start.behind)) {
    const { partners, activities, gone, rejects } = await readTickets(scope, records);
    yield { ...NONE, partners, rejects, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { activities, gone }, cursor };
  }
}

/** Deals, quotes or leads: first the companies of open deals, then what they say. */
async function* pullPipeline(scope: PullScope, start: SyncCursor, type: PipelineType): AsyncGenerator<Paged> {
  let cursor = start;
  const filters = changedSince(type, start.since ?? scope.portal.serverTime() - PIPELINE_BACK_MS);
  for await (const { records, behind } of pagesOf(scope, type, filters, start.behind)) {
    const { partners, pipeline, gone, rejects } = await readPipeline(scope, type, records);
    if (partners.length > 0) yield { ...NONE, partners, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { pipeline, gone }, rejects, cursor };
  }
}

/** What colleagues noted in a year, later what was noted or changed since. */
async function* pullNotes(scope: PullScope, start: SyncCursor, type: Engagement): AsyncGenerator<Paged> {
  const since = start.since ?? scope.portal.serverTime() - NOTES_BACK_MS;
  for await (const page of pagesOf(scope, type, changedSince(type, since), start.behind)) {
    const { rejects, ...beside } = await readNotes(scope, type, page.records);
    yield { ...NONE, beside, rejects, cursor: { ...start, behind: page.behind } };
  }
}

function idsOf(records: readonly Raw[]): string[] {
  return records.map(({ id }) => id);
}
