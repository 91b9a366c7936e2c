import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { NONE, type Paged, pullSteps } from '../pull-steps.ts';
import { inLetters } from '../same-key.ts';
import { isRefusal } from './failures.ts';
import { instantOf, isText } from './odata.ts';
import { pullDeleted } from './pull-deleted.ts';
import { pullMembers, pullPipeline, pullResponses } from './pull-pipeline.ts';
import { type CustomerRef, readCustomers } from './read-accounts.ts';
import { type ActivityTable, readActivities, readCases, readNotes } from './read-beside.ts';
import { readOrders, WITH_LINES } from './read-orders.ts';
import { readPurchases } from './read-purchases.ts';
import { PARENT_TYPE } from './records.ts';
import {
  allOf,
  changedSince,
  idsIn,
  type Page,
  type PullScope,
  pagesOf,
  provenanceOf,
  rowsOf,
} from './scope.ts';
import { isThere } from './tables.ts';
import { DRAFT } from './to-purchase.ts';

/** What is read, one after the other. */
export const SEQUENCE = [
  'orders',
  'order-lines',
  'purchases',
  'purchase-lines',
  'receipts',
  'accounts',
  'contacts',
  'cases',
  'opportunity',
  'quote',
  'lead',
  'campaigns',
  'responses',
  'phonecall',
  'appointment',
  'email',
  'task',
  'annotation',
  'deleted',
  'sweep',
] as const;
type Step = (typeof SEQUENCE)[number];
/** A first load looks so far back for notes. */
const NOTES_BACK_MS = 365 * 86_400_000;

/**
 * Orders with their lines and customers, what changed last first; later only what changed since, also where only a line did,
 * or something arrived. Then accounts and contacts that changed, cases, and what colleagues noted. What does not parse is a
 * reject, and the others of its page are read; last what was deleted where that is tracked. What one table refuses does not end the others, but for orders.
 */
export function pull(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  return pullSteps(
    { sequence: SEQUENCE, pagesOf: (step, cursor) => stepOf(scope, cursor, step), isRefusal },
    start,
  );
}

function stepOf(scope: PullScope, cursor: SyncCursor, step: Step): AsyncGenerator<Paged> {
  if (step === 'orders') return pullOrders(scope, cursor);
  if (step === 'order-lines') return pullOrderLines(scope, cursor);
  if (step === 'purchases') return pullPurchases(scope, cursor);
  if (step === 'purchase-lines') return pullOfPurchases(scope, cursor, 'msdyn_purchaseorderproduct');
  if (step === 'receipts') return pullOfPurchases(scope, cursor, 'msdyn_purchaseorderreceiptproduct');
  if (step === 'accounts') return pullAccounts(scope, cursor);
  if (step === 'contacts') return pullContacts(scope, cursor);
  if (step === 'cases') return pullCases(scope, cursor);
  if (step === 'campaigns') return pullMembers(scope, cursor);
  if (step === 'responses') return pullResponses(scope, cursor);
  if (step === 'deleted') return pullDeleted(scope, cursor);
  if (step === 'sweep') return nothing();
  if (step === 'opportunity' || step === 'quote' || step === 'lead') return pullPipeline(scope, cursor, step);
  return pullNotes(scope, cursor, step);
}

async function* nothing(): AsyncGenerator<Paged> {}

async function* pullOrders(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, 'salesorder', 'salesorderdetail')) return;
  let cursor = start;
  const pages = pagesOf(scope, 'salesorder', changedSince(start.since), start.behind, { expand: WITH_LINES });
  for await (const { records, behind } of pages) {
    const found = await readOrders(scope, records);
    cursor = { ...cursor, behind, read: cursor.read + records.length };
    yield { ...NONE, ...found, rows: records.length, cursor };
  }
}

/** Orders of which only a line changed. */
async function* pullOrderLines(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined || !isThere(scope.capabilities, 'salesorder', 'salesorderdetail')) return;
  const columns = ['salesorderdetailid', '_salesorderid_value', 'modifiedon'];
  for await (const page of pagesOf(scope, 'salesorderdetail', changedSince(since), start.behind, {
    columns,
  })) {
    const orders = idsIn(page.records, '_salesorderid_value');
    const raw = await rowsOf(scope, 'salesorder', 'salesorderid', orders, { expand: WITH_LINES });
    yield { ...NONE, ...(await readOrders(scope, raw)), cursor: { ...start, behind: page.behind } };
  }
}

async function* pullPurchases(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, 'msdyn_purchaseorder', 'msdyn_purchaseorderproduct')) return;
  const where = start.since === undefined ? [`msdyn_systemstatus ne ${DRAFT}`] : changedSince(start.since);
  let cursor = start;
  for await (const { records, behind } of pagesOf(scope, 'msdyn_purchaseorder', where, start.behind)) {
    const found = await readPurchases(scope, records);
    cursor = { ...cursor, behind, read: cursor.read + records.length };
    yield { ...NONE, ...found, rows: records.length, cursor };
  }
}

/** Purchase orders of which only a line changed, or of which something arrived. */
async function* pullOfPurchases(
  scope: PullScope,
  start: SyncCursor,
  table: 'msdyn_purchaseorderproduct' | 'msdyn_purchaseorderreceiptproduct',
): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined || !isThere(scope.capabilities, 'msdyn_purchaseorder', table)) return;
  const line = 'msdyn_purchaseorderproduct';
  if (!isThere(scope.capabilities, line)) return;
  for await (const { records, behind } of pagesOf(scope, table, changedSince(since), start.behind)) {
    const ids = idsIn(records, `_${line}_value`);
    const lines = table === line ? records : await rowsOf(scope, line, `${line}id`, ids);
    const orders = idsIn(lines, '_msdyn_purchaseorder_value');
    const raw = await rowsOf(scope, 'msdyn_purchaseorder', 'msdyn_purchaseorderid', orders);
    yield { ...NONE, ...(await readPurchases(scope, raw)), cursor: { ...start, behind } };
  }
}

/** Accounts that changed without an order of theirs; a first load read them with their orders. */
async function* pullAccounts(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (start.since === undefined) return;
  const columns = ['accountid', 'modifiedon'];
  for await (const page of pagesOf(scope, 'account', changedSince(start.since), start.behind, { columns })) {
    const rejects: Reject[] = [];
    const refs = [...idsIn(page.records, 'accountid')].map((id) => ({ id, type: 'account' }));
    const known = [...new Set((await readCustomers(scope, refs, rejects)).values())];
    yield { ...NONE, known, rejects, cursor: { ...start, behind: page.behind } };
  }
}

/** Accounts of which a contact changed, and whose the people with these addresses are now. */
async function* pullContacts(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (start.since === undefined || !isThere(scope.capabilities, 'contact')) return;
  for await (const page of pagesOf(scope, 'contact', changedSince(start.since), start.behind)) {
    const rejects: Reject[] = [];
    const people = await whereabouts(scope, page);
    const refs = [...people.values()].flat();
    const own = companiesIn(page);
    const partners = await readCustomers(scope, [...refs, ...own], rejects);
    const provenance = provenanceOf(scope);
    const moved = [...people].map(([email, at]) => ({
      email,
      partnerIds: [...new Set(at.flatMap(({ id }) => partners.get(id)?.id ?? []))],
      provenance,
    }));
    const known = [...new Set(partners.values())];
    yield { ...NONE, known, moved, rejects, cursor: { ...start, behind: page.behind } };
  }
}

function companiesIn({ records }: Pick<Page, 'records'>): CustomerRef[] {
  return records.flatMap(({ _parentcustomerid_value: id, [PARENT_TYPE]: type }) =>
    typeof id === 'string' && type !== 'contact' ? [{ id, type: 'account' }] : [],
  );
}

/** The accounts that have people of these addresses now: contacts move, and do not say where they came from. */
async function whereabouts(scope: PullScope, { records }: Page): Promise<Map<string, CustomerRef[]>> {
  const mails = new Map<string, CustomerRef[]>();
  for (const { emailaddress1: said } of records)
    if (typeof said === 'string' && said.includes('@')) mails.set(normaliseAddress(said), []);
  for (const part of inLetters([...mails.keys()])) {
    const filter = [isText('emailaddress1', part), '_parentcustomerid_value ne null', 'statecode eq 0'];
    const columns = ['contactid', 'emailaddress1', '_parentcustomerid_value'];
    for (const each of await allOf(scope, 'contact', { filter, columns }))
      mails.get(normaliseAddress(`${each.emailaddress1}`))?.push(...companiesIn({ records: [each] }));
  }
  return mails;
}

/** Cases: first the customers who raised them, then what they say. */
async function* pullCases(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, 'incident')) return;
  let cursor = start;
  const where = [...changedSince(start.since), '_customerid_value ne null'];
  for await (const { records, behind } of pagesOf(scope, 'incident', where, start.behind)) {
    const { partners, activities, rejects } = await readCases(scope, records);
    yield { ...NONE, partners, rejects, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { activities }, cursor };
  }
}

/** What colleagues did and noted in a year, later what was completed, noted or changed since. */
async function* pullNotes(
  scope: PullScope,
  start: SyncCursor,
  table: ActivityTable | 'annotation',
): AsyncGenerator<Paged> {
  if (!isThere(scope.capabilities, table)) return;
  const back = `modifiedon gt ${instantOf(scope.org.serverTime() - NOTES_BACK_MS)}`;
  const changed = start.since === undefined ? [back] : changedSince(start.since);
  const about = table === 'annotation' ? '_objectid_value' : '_regardingobjectid_value';
  // A note has no state, and a task that is not done is due.
  const done = table === 'annotation' || table === 'task' ? [] : ['statecode eq 1'];
  const where = [...changed, ...done, `${about} ne null`];
  for await (const { records, behind } of pagesOf(scope, table, where, start.behind)) {
    const { rejects, ...beside } =
      table === 'annotation' ? await readNotes(scope, records) : await readActivities(scope, table, records);
    yield { ...NONE, beside, rejects, cursor: { ...start, behind } };
  }
}
