import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { NONE, type Paged, pullSteps } from '../pull-steps.ts';
import { type Condition, instantOf } from './coql.ts';
import type { Raw } from './crm.ts';
import { isRefusal, nearLimit } from './failures.ts';
import { SEQUENCE, type Step } from './parts.ts';
import { pullCampaigns } from './pull-campaigns.ts';
import { pullDeleted } from './pull-deleted.ts';
import { pullNoteRecords } from './pull-notes.ts';
import { type Noted, readCases, readNotes } from './read-beside.ts';
import { readPurchases, readSales } from './read-orders.ts';
import { type CompanyModule, readPartners } from './read-partners.ts';
import { readDeals, readLeads, readQuotes } from './read-pipeline.ts';
import { among, changedSince, type PullScope, pagesOf, provenanceOf } from './scope.ts';

/** A first load looks so far back for what colleagues noted, and for what has ended. */
const BACK_MS = 365 * 86_400_000;
/** Orders of one page: a broken line loses no more than these. */
const ORDERS = 100;
/** So many credits are left to other programs: a tenth of the smallest edition. */
const LEFT_ALONE = 500;

/**
 * Orders with their lines, customers and vendors, the newest first; later only what changed since. Then accounts, vendors and
 * contacts that changed, cases, what may become an order, who is in which campaign, what colleagues noted, and what was deleted. What does not parse is a
 * reject, and the others of its page are read. What one module refuses does not end the others, but for sales orders. What
 * could not be read before and can be now is read from the beginning (`anew`).
 */
export function pull(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  return pullSteps(
    {
      sequence: SEQUENCE,
      pagesOf: (step, cursor) => fromWhere(scope, cursor, step),
      isRefusal,
      checkLimit: () => {
        const left = scope.crm.left();
        if (left !== undefined && left < LEFT_ALONE) throw nearLimit(scope.crm.host, left);
      },
    },
    start,
  );
}

/** A step that is read from the beginning asks for no change; the next one asks since when it would. */
async function* fromWhere(scope: PullScope, cursor: SyncCursor, step: Step): AsyncGenerator<Paged> {
  const { since, ...whole } = cursor;
  if (since === undefined || !isAnew(cursor, step)) return yield* stepOf(scope, cursor, step);
  for await (const page of stepOf(scope, whole, step)) yield { ...page, cursor: { ...page.cursor, since } };
}

function isAnew({ anew }: SyncCursor, step: Step): boolean {
  return anew?.includes(step) === true;
}

function stepOf(scope: PullScope, cursor: SyncCursor, step: Step): AsyncGenerator<Paged> {
  if (step === 'sales') return pullOrders(scope, cursor, 'Sales_Orders');
  if (step === 'purchases') return pullOrders(scope, cursor, 'Purchase_Orders');
  if (step === 'accounts') return pullCompanies(scope, cursor, 'Accounts');
  if (step === 'vendors') return pullCompanies(scope, cursor, 'Vendors');
  if (step === 'contacts') return pullContacts(scope, cursor);
  if (step === 'cases') return pullCases(scope, cursor);
  if (step === 'deals') return pullPipeline(scope, cursor, 'Deals');
  if (step === 'quotes') return pullPipeline(scope, cursor, 'Quotes');
  if (step === 'leads') return pullLeads(scope, cursor);
  if (step === 'campaigns') return pullCampaigns(scope, cursor);
  if (step === 'calls') return pullNoted(scope, cursor, 'Calls');
  if (step === 'events') return pullNoted(scope, cursor, 'Events');
  if (step === 'tasks') return pullNoted(scope, cursor, 'Tasks');
  if (step === 'notes') return pullNoteRecords(scope, cursor, cursor.since ?? longAgo(scope));
  if (step === 'deleted') return pullDeleted(scope, cursor);
  return nothing();
}

async function* nothing(): AsyncGenerator<Paged> {}

function longAgo({ crm }: PullScope): number {
  return crm.serverTime() - BACK_MS;
}

async function* pullOrders(
  scope: PullScope,
  start: SyncCursor,
  module: 'Sales_Orders' | 'Purchase_Orders',
): AsyncGenerator<Paged> {
  if (scope.capabilities[module] === false) return;
  const read = module === 'Sales_Orders' ? readSales : readPurchases;
  let cursor = start;
  const where = changedSince(start.since);
  for await (const { records, behind } of pagesOf(scope, module, where, start.behind, { size: ORDERS })) {
    const found = await read(scope, records);
    cursor = { ...cursor, behind, read: cursor.read + records.length };
    yield { ...NONE, ...found, rows: records.length, cursor };
  }
}

/** Companies that changed without an order of theirs; a first load has read those with their orders. */
async function* pullCompanies(
  scope: PullScope,
  start: SyncCursor,
  module: CompanyModule,
): AsyncGenerator<Paged> {
  const isFirst = start.since === undefined && !isAnew(start, module === 'Accounts' ? 'accounts' : 'vendors');
  if (isFirst || scope.capabilities[module] === false) return;
  const where = changedSince(start.since);
  const fields: string[] = [];
  for await (const { records, behind } of pagesOf(scope, module, where, start.behind, { fields })) {
    const rejects: Reject[] = [];
    const ids = records.map(({ id }) => id);
    const partners = await readPartners(scope, module, ids, rejects);
    yield { ...NONE, known: [...partners.values()], rejects, cursor: { ...start, behind } };
  }
}

/** Companies of contacts that changed; a contact that moved leaves the company where it was before. */
async function* pullContacts(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (start.since === undefined || scope.capabilities.Contacts === false) return;
  const fields = ['Email', 'Account_Name', 'Vendor_Name'];
  const where = changedSince(start.since);
  for await (const { records, behind } of pagesOf(scope, 'Contacts', where, start.behind, { fields })) {
    const rejects: Reject[] = [];
    const mails = new Set(records.map(mailOf).filter((each) => each.includes('@')));
    const same = await among(scope, 'Contacts', 'Email', mails, fields);
    const accounts = await readPartners(
      scope,
      'Accounts',
      idsOf([...records, ...same], 'Account_Name'),
      rejects,
    );
    const vendors = await readPartners(
      scope,
      'Vendors',
      idsOf([...records, ...same], 'Vendor_Name'),
      rejects,
    );
    const provenance = provenanceOf(scope);
    const moved = [...mails].map((email) => {
      const now = [...records, ...same].filter((each) => mailOf(each) === email);
      const partnerIds = [
        ...idsOf(now, 'Account_Name').flatMap((id) => accounts.get(id)?.id ?? []),
        ...idsOf(now, 'Vendor_Name').flatMap((id) => vendors.get(id)?.id ?? []),
      ];
      return { email, partnerIds: [...new Set(partnerIds)], provenance };
    });
    const known = [...new Map([...accounts, ...vendors].map(([, each]) => [each.id, each])).values()];
    yield { ...NONE, known, moved, rejects, cursor: { ...start, behind } };
  }
}

function mailOf({ Email }: Raw): string {
  return normaliseAddress(typeof Email === 'string' ? Email : '');
}

function idsOf(records: readonly Raw[], field: string): string[] {
  const ids = records.map(({ [field]: value }) => (value as { id?: unknown } | null | undefined)?.id);
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

/** Cases: first the customers who raised them, then what they say. */
async function* pullCases(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (scope.capabilities.Cases === false) return;
  let cursor = start;
  for await (const { records, behind } of pagesOf(scope, 'Cases', changedSince(start.since), start.behind)) {
    const { partners, activities, gone, rejects } = await readCases(scope, records);
    yield { ...NONE, partners, rejects, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { activities, gone }, cursor };
  }
}

/** Deals and quotes; of the past a first load reads those of a year. */
async function* pullPipeline(
  scope: PullScope,
  start: SyncCursor,
  module: 'Deals' | 'Quotes',
): AsyncGenerator<Paged> {
  if (scope.capabilities[module] === false) return;
  const read = module === 'Deals' ? readDeals : readQuotes;
  const where = changedSince(start.since ?? longAgo(scope));
  let cursor = start;
  for await (const { records, behind } of pagesOf(scope, module, where, start.behind)) {
    const { partners, items, gone, rejects } = await read(scope, records);
    // The partners first: an item counts only for one who is here.
    yield { ...NONE, partners, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { pipeline: items, gone }, rejects, cursor };
  }
}

async function* pullLeads(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (scope.capabilities.Leads === false) return;
  const where = changedSince(start.since ?? longAgo(scope));
  for await (const { records, behind } of pagesOf(scope, 'Leads', where, start.behind)) {
    const { leads, rejects } = await readLeads(scope, records);
    yield { ...NONE, beside: { leads }, rejects, cursor: { ...start, behind } };
  }
}

/** Calls and meetings that began, and tasks that are done, of a year; later also those that were planned and began since. */
async function* pullNoted(
  scope: PullScope,
  start: SyncCursor,
  module: Exclude<Noted, 'Notes'>,
): AsyncGenerator<Paged> {
  if (scope.capabilities[module] === false) return;
  const since = start.since ?? longAgo(scope);
  for await (const { records, behind } of pagesOf(
    scope,
    module,
    newsOf(scope, module, since),
    start.behind,
  )) {
    const { rejects, ...beside } = await readNotes(scope, module, records);
    yield { ...NONE, beside, rejects, cursor: { ...start, behind } };
  }
}

function newsOf({ crm }: PullScope, module: Exclude<Noted, 'Notes'>, since: number): Condition[] {
  const changed = changedSince(since);
  if (module === 'Tasks') return changed;
  const field = module === 'Calls' ? 'Call_Start_Time' : 'Start_DateTime';
  const now = instantOf(crm.serverTime());
  return [{ any: [...changed, ...changedSince(since, field)] }, { field, is: '<=', value: now }];
}
