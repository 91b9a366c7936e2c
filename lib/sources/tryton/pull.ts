import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import { NONE, type Paged, pullSteps } from '../pull-steps.ts';
import { namesOf } from './chosen-fields.ts';
import { changedSince, orderDomain } from './domains.ts';
import { FIELDS } from './fields.ts';
import { readCases } from './read-cases.ts';
import { readForecasts } from './read-forecasts.ts';
import { NOTES_BACK_MS, ofPartners, readNotes } from './read-notes.ts';
import { readPurchases, readSales } from './read-orders.ts';
import { readParties } from './read-parties.ts';
import { readStock } from './read-stock.ts';
import { idOf, isRefusal, type PullScope, provenanceOf, search } from './search.ts';

/** Orders of one page. */
const PAGE = 100;
const MODEL_OF = { purchases: 'purchase.purchase', sales: 'sale.sale' } as const;
/** What is read, one after the other; the last ones once a day. */
export const SEQUENCE = [
  'purchases',
  'sales',
  'parties',
  'cases',
  'notes',
  'stocks',
  'forecasts',
  'sweep',
] as const;
type Step = (typeof SEQUENCE)[number];

/**
 * Orders with everything that happened to them, newest first: a page is whole in itself, and the cursor behind it is the
 * lowest record id so far, so that orders which come or go meanwhile shift nothing. With `since`, only orders where the
 * order, a line, a move, a request or an invoice changed. Then complaints and notes, and once a day stock and forecasts. What does not
 * parse is a reject, and the others of its page are read.
 */
export function pull(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  // Orders without what happened to them would be wrong: only what stands beside purchases may be missing.
  return pullSteps(
    { sequence: SEQUENCE, pagesOf: (step, cursor) => stepOf(scope, cursor, step), isRefusal },
    start,
  );
}

async function* stepOf(scope: PullScope, cursor: SyncCursor, step: Step): AsyncGenerator<Paged> {
  const { daily } = cursor;
  if (step === 'purchases' || step === 'sales') yield* pullOrders(scope, cursor, step);
  else if (step === 'parties') yield* pullParties(scope, cursor);
  else if (step === 'cases') yield* pullCases(scope, cursor);
  else if (step === 'notes') yield* pullNotes(scope, cursor);
  else if (step === 'stocks' && daily) yield* pullStock(scope, cursor);
  else if (step === 'forecasts' && daily) {
    const { forecasts, rejects } = await readForecasts(scope);
    yield { ...NONE, beside: { forecasts }, rejects, cursor };
  }
}

async function* pullOrders(
  scope: PullScope,
  start: SyncCursor,
  object: 'purchases' | 'sales',
): AsyncGenerator<Paged> {
  const model = MODEL_OF[object];
  if (scope.capabilities[model] === false) return;
  const pageBelow = async (below: number | undefined) => {
    const domain = orderDomain(scope, model, start.since);
    if (below !== undefined) domain.push(['id', '<', below]);
    const fields = [...FIELDS[model], ...(object === 'purchases' ? namesOf(scope.fields, 'order') : [])];
    return search(scope, model, domain, { limit: PAGE, fields });
  };
  let cursor = start;
  for (let raw = await pageBelow(cursor.below); raw.length > 0; ) {
    const below = Math.min(...raw.map(idOf));
    // Which orders come next is asked while those of this page are read.
    const [found, next] = await Promise.all([
      object === 'purchases' ? readPurchases(scope, raw) : readSales(scope, raw),
      raw.length < PAGE ? [] : pageBelow(below),
    ]);
    cursor = { ...cursor, below, read: cursor.read + raw.length };
    yield { ...NONE, ...found, rows: raw.length, cursor };
    raw = next;
  }
}

/** Parties that changed without an order of theirs; a first load has read those that matter with their orders. */
async function* pullParties(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const paths = ['', 'contact_mechanisms.', 'identifiers.'];
  if (scope.capabilities['party.address'] !== false) paths.push('addresses.');
  for (let cursor = start; cursor.since !== undefined; ) {
    const domain = changedSince(cursor.since, paths);
    if (cursor.below !== undefined) domain.push(['id', '<', cursor.below]);
    const raw = await search(scope, 'party.party', domain, { limit: PAGE, fields: ['name'] });
    if (raw.length === 0) return;
    const rejects: Reject[] = [];
    const ids = raw.map(idOf);
    const parties = await readParties(scope, ids, provenanceOf(scope), rejects);
    const known = ids.flatMap((id) => parties.partner(id, 'supplier') ?? []);
    cursor = { ...cursor, below: Math.min(...ids) };
    yield { ...NONE, known, rejects, cursor };
    if (raw.length < PAGE) return;
  }
}

/** Complaints: first the customers who complain, then what they say. */
async function* pullCases(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  for (let cursor = start; scope.capabilities['sale.complaint'] === true; ) {
    const domain = changedSince(cursor.since, ['']);
    domain.push(['company', '=', scope.company]);
    if (cursor.below !== undefined) domain.push(['id', '<', cursor.below]);
    const raw = await search(scope, 'sale.complaint', domain, { limit: PAGE });
    if (raw.length === 0) return;
    const { partners, activities, gone, rejects } = await readCases(scope, raw);
    yield { ...NONE, partners, rejects, cursor };
    cursor = { ...cursor, below: Math.min(...raw.map(idOf)) };
    yield { ...NONE, beside: { activities, gone }, cursor };
    if (raw.length < PAGE) return;
  }
}

/** Notes of a year, later those that were made or changed since. */
async function* pullNotes(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const since = start.since ?? scope.session.serverTime() - NOTES_BACK_MS;
  for (let cursor = start; scope.capabilities['ir.note'] === true; ) {
    const domain = [ofPartners(), ...changedSince(since, [''])];
    if (cursor.below !== undefined) domain.push(['id', '<', cursor.below]);
    const raw = await search(scope, 'ir.note', domain, { limit: PAGE });
    if (raw.length === 0) return;
    const { notes, rejects } = await readNotes(scope, raw);
    cursor = { ...cursor, below: Math.min(...raw.map(idOf)) };
    yield { ...NONE, beside: { notes }, rejects, cursor };
    if (raw.length < PAGE) return;
  }
}

async function* pullStock(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { capabilities } = scope;
  if (capabilities['product.product'] !== true || capabilities['stock.location'] !== true) return;
  for (let cursor = start; ; ) {
    const { stocks, rejects, below } = await readStock(scope, cursor.below);
    cursor = { ...cursor, below };
    yield { ...NONE, beside: { stocks }, rejects, cursor };
    if (below === undefined) return;
  }
}
