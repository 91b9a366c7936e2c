import type { SyncCursor } from '../../domain/connection.ts';
import type { Reject } from '../../domain/import-job.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { Partner } from '../../domain/partner.ts';
import type { OwnScope } from '../custom-objects/own-scope.ts';
import { isOwnStep, OWN_STEPS, pullOwn } from '../custom-objects/pull-own.ts';
import { NONE, type Paged, pullSteps } from '../pull-steps.ts';
import { inLetters } from '../same-key.ts';
import { isRefusal, nearLimit } from './failures.ts';
import { FIELDS } from './fields.ts';
import type { Raw } from './org.ts';
import { ownScopeOf } from './own-access.ts';
import { pullPipeline } from './pull-pipeline.ts';
import { readAccounts, readNamed } from './read-accounts.ts';
import { readCases, readNotes } from './read-beside.ts';
import { readOrders } from './read-orders.ts';
import { accountSchema } from './records.ts';
import { allOf, changedSince, type Page, type PullScope, pagesOf, parseAll, provenanceOf } from './scope.ts';
import { id18, instantOf, listOf } from './soql.ts';
import { accountKey, toPartner } from './to-partner.ts';

/** What is read, one after the other. */
export const SEQUENCE = [
  'orders',
  'order-items',
  'accounts',
  'contacts',
  'cases',
  'opportunities',
  'quotes',
  'leads',
  'campaigns',
  'tasks',
  'events',
  ...OWN_STEPS,
  'sweep',
] as const;
type Step = (typeof SEQUENCE)[number];
/** A first load looks so far back for notes. */
const NOTES_BACK_MS = 365 * 86_400_000;
/** Beyond this share of what the company may ask in a day, the rest is left to other programs. */
const OWN_SHARE = 0.95;

/** The condition for orders that were sent. */
export function sentOrders({ capabilities }: Pick<PullScope, 'capabilities'>, path = ''): string[] {
  return capabilities['Order.StatusCode'] === false ? [] : [`${path}StatusCode != 'Draft'`];
}

/**
 * Orders with their lines and customers, what changed last first; later only what changed since, also where only a line did.
 * Then accounts and contacts that changed, cases, what may become an order, and what colleagues noted. What does not parse is a reject, and the others
 * of its page are read. What one object refuses does not end the others, but for orders.
 */
export function pull(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const own = ownScopeOf(scope);
  return pullSteps(
    {
      sequence: SEQUENCE,
      pagesOf: (step, cursor) => stepOf(scope, cursor, step, own),
      isRefusal,
      checkLimit: () => {
        const quota = scope.org.quota();
        if (quota && quota.used >= quota.of * OWN_SHARE) throw nearLimit(scope.org.host, quota);
      },
    },
    start,
  );
}

function stepOf(scope: PullScope, cursor: SyncCursor, step: Step, own: OwnScope): AsyncGenerator<Paged> {
  if (isOwnStep(step)) return pullOwn(own, cursor, step);
  if (step === 'orders') return pullOrders(scope, cursor);
  if (step === 'order-items') return pullItems(scope, cursor);
  if (step === 'accounts') return pullAccounts(scope, cursor, 'Account');
  if (step === 'contacts') return pullAccounts(scope, cursor, 'Contact');
  if (step === 'cases') return pullCases(scope, cursor);
  if (step === 'opportunities' || step === 'quotes' || step === 'leads' || step === 'campaigns')
    return pullPipeline(scope, cursor, step);
  if (step === 'tasks') return pullNotes(scope, cursor, 'Task');
  if (step === 'events') return pullNotes(scope, cursor, 'Event');
  return nothing();
}

async function* nothing(): AsyncGenerator<Paged> {}

async function* pullOrders(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (scope.capabilities.Order === false || scope.capabilities.OrderItem === false) return;
  const where = start.since === undefined ? sentOrders(scope) : changedSince(start.since);
  let cursor = start;
  for await (const { records, behind } of pagesOf(scope, 'Order', where, start.behind)) {
    const found = await readOrders(scope, records);
    cursor = { ...cursor, behind, read: cursor.read + records.length };
    yield { ...NONE, ...found, rows: records.length, cursor };
  }
}

/** Orders of which only a line changed. */
async function* pullItems(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined || scope.capabilities.OrderItem === false || scope.capabilities.Order === false)
    return;
  const fields = ['Id', 'OrderId', 'SystemModstamp'];
  for await (const page of pagesOf(scope, 'OrderItem', changedSince(since), start.behind, fields)) {
    const orders = idsOf(page, 'OrderId');
    const raw = await allOf(scope, 'Order', `WHERE Id IN ${listOf(orders)}`, FIELDS.Order);
    const found = await readOrders(scope, raw);
    yield { ...NONE, ...found, cursor: { ...start, behind: page.behind } };
  }
}

/**
 * Accounts that changed without an order of theirs, by themselves or by a contact; a first load read them with their orders.
 * Also those that were deleted or merged into another: their contacts are where the other one has them.
 */
async function* pullAccounts(
  scope: PullScope,
  start: SyncCursor,
  object: 'Account' | 'Contact',
): AsyncGenerator<Paged> {
  const { since } = start;
  if (since === undefined || scope.capabilities[object] === false) return;
  const isContact = object === 'Contact';
  const fields = isContact
    ? ['Id', 'AccountId', 'Email', 'IsDeleted', 'SystemModstamp']
    : [...FIELDS.Account, 'IsDeleted'];
  for await (const page of pagesOf(scope, object, changedSince(since), start.behind, fields, {
    deleted: true,
  })) {
    const rejects: Reject[] = [];
    const deleted = isContact ? [] : page.records.filter(({ IsDeleted }) => IsDeleted === true);
    const records = page.records.filter((each) => !deleted.includes(each));
    const ids = idsOf({ ...page, records }, isContact ? 'AccountId' : 'Id');
    const people = isContact ? await whereabouts(scope, page) : [];
    for (const { accounts } of people) for (const id of accounts) ids.add(id);
    const provenance = provenanceOf(scope);
    const partners = await readAccounts(scope, ids, provenance, rejects);
    const moved = people.map(({ email, accounts }) => ({
      email,
      partnerIds: accounts.flatMap((id) => partners.get(id)?.id ?? []),
      provenance,
    }));
    const known = [...partners.values(), ...(await readDeleted(scope, deleted, rejects))];
    yield { ...NONE, known, moved, rejects, cursor: { ...start, behind: page.behind } };
  }
}

/** The accounts that have people of these addresses now: contacts move, and do not say where they came from. */
async function whereabouts(scope: PullScope, { records }: Page) {
  const mails = new Map<string, string[]>();
  for (const { Email, AccountId, IsDeleted } of records) {
    if (typeof Email !== 'string' || !Email.includes('@')) continue;
    const email = normaliseAddress(Email);
    const known = mails.get(email) ?? [];
    mails.set(email, AccountId && IsDeleted !== true ? [...known, id18(`${AccountId}`)] : known);
  }
  for (const part of inLetters([...mails.keys()])) {
    const rest = `WHERE Email IN ${listOf(part)} AND AccountId != null`;
    for (const { Email, AccountId } of await allOf(scope, 'Contact', rest, ['Id', 'AccountId', 'Email']))
      mails.get(normaliseAddress(`${Email}`))?.push(id18(`${AccountId}`));
  }
  return [...mails].map(([email, accounts]) => ({ email, accounts: [...new Set(accounts)] }));
}

/** What deleted accounts are now: what others of their name are, else partners without contacts. */
async function readDeleted(scope: PullScope, raw: readonly Raw[], rejects: Reject[]): Promise<Partner[]> {
  if (raw.length === 0) return [];
  const provenance = provenanceOf(scope);
  const gone = parseAll('Account', accountSchema, raw, rejects);
  const alive = await readNamed(scope, gone, provenance, rejects);
  return gone.map((account) => {
    const bare = { ...account, IsPersonAccount: null };
    return alive.get(accountKey(account)) ?? { ...toPartner(bare, [], provenance), id: accountKey(account) };
  });
}

/** Cases: first the customers who raised them, then what they say. */
async function* pullCases(scope: PullScope, start: SyncCursor): AsyncGenerator<Paged> {
  if (scope.capabilities.Case === false) return;
  const where = [...changedSince(start.since), 'AccountId != null'];
  let cursor = start;
  const { fields, how } = alsoDeleted('Case', start);
  for await (const { records, behind } of pagesOf(scope, 'Case', where, start.behind, fields, how)) {
    const { partners, activities, gone, rejects } = await readCases(scope, records);
    yield { ...NONE, partners, rejects, cursor };
    cursor = { ...cursor, behind };
    yield { ...NONE, beside: { activities, gone }, cursor };
  }
}

/** What colleagues noted in a year, later what was noted or changed since; also meetings that were planned and took place since. */
async function* pullNotes(
  scope: PullScope,
  start: SyncCursor,
  object: 'Task' | 'Event',
): AsyncGenerator<Paged> {
  if (scope.capabilities[object] === false) return;
  const since = start.since ?? scope.org.serverTime() - NOTES_BACK_MS;
  const now = instantOf(scope.org.serverTime());
  const changed = changedSince(since);
  const begun = [...changed, ...changedSince(since, 'StartDateTime')].join(' OR ');
  const news = object === 'Task' ? changed : [`(${begun})`, `StartDateTime <= ${now}`];
  const where = [...news, 'AccountId != null'];
  const { fields, how } = alsoDeleted(object, start);
  for await (const { records, behind } of pagesOf(scope, object, where, start.behind, fields, how)) {
    const { rejects, ...beside } = readNotes(scope, object, records);
    yield { ...NONE, beside, rejects, cursor: { ...start, behind } };
  }
}

/** How to read also what was deleted since; a first load has nothing of it. */
function alsoDeleted(object: 'Case' | 'Task' | 'Event', { since }: SyncCursor) {
  const deleted = since !== undefined;
  const fields: readonly string[] = FIELDS[object];
  return { fields: deleted ? [...fields, 'IsDeleted'] : fields, how: { deleted } };
}

function idsOf({ records }: Page, field: string): Set<string> {
  return new Set(
    records.flatMap(({ [field]: id }) => (typeof id === 'string' && id !== '' ? [id18(id)] : [])),
  );
}
