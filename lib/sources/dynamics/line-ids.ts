import { normaliseAddress } from '../../domain/normalise.ts';
import { isRefusal } from './failures.ts';
import { MOST_COUNTED, type Query, type Raw } from './organisation.ts';
import { checkNew, type PullScope } from './scope.ts';
import { type StoredTable, storedId } from './stored-ids.ts';
import { isThere, TABLES, type TableName } from './tables.ts';

const LINES = [
  ['salesorder', 'salesorderdetail'],
  ['msdyn_purchaseorder', 'msdyn_purchaseorderproduct'],
] as const satisfies readonly [TableName, TableName][];

/** A table with more rows is not compared: their ids would fill the memory of a worker. Where it is tracked, it tells by itself. */
const MOST_COMPARED = 100_000;
const TOUCHPOINTS = ['phonecall', 'appointment', 'email', 'task', 'annotation'] as const;

interface Ids {
  kind: string;
  ids: string[];
  total: number;
}

/**
 * The ids of all order lines, cases, touchpoints and what may become an order, of accounts and people, as they are called in the
 * store. As many are said to be there as Dataverse counted; it counts no further than 5,000, and behind that the page that leads
 * to no other is the end, as an answer that breaks off is a failure of its own.
 */
export async function* lineIds(scope: PullScope): AsyncGenerator<Ids> {
  for (const [order, line] of LINES) {
    if (!isThere(scope.capabilities, order, line)) continue;
    const kind = `${line},`;
    yield { kind, ids: [], total: 0 };
    for await (const { records, total } of idPages(scope, line))
      yield { kind, ids: records.map((each) => `${kind}${each[TABLES[line].id]}`), total };
  }
  yield* idsBeside(scope);
  yield* idsOfPeople(scope);
}

/** A kind is told whole or not at all: what one refused table holds is not gone. */
async function* idsBeside(scope: PullScope): AsyncGenerator<Ids> {
  const { sourceId } = scope;
  const kinds: [kind: string, tables: readonly StoredTable[]][] = [
    ['case/', ['incident']],
    ['touchpoint/', TOUCHPOINTS],
    [`opportunity/${sourceId}/`, ['opportunity']],
    [`quote/${sourceId}/`, ['quote']],
    [`lead/${sourceId}/`, ['lead']],
    [`campaign/${sourceId}/`, ['listmember']],
    [`campaign/${sourceId}#response/`, ['campaignresponse']],
  ];
  for (const [kind, tables] of kinds) {
    const ids: string[] = [];
    let isWhole = true;
    for (const table of tables) {
      const rows = await allIds(scope, table);
      isWhole &&= rows !== undefined;
      ids.push(...(rows ?? []).map((row) => storedId(table, `${row[TABLES[table].id]}`, sourceId)));
    }
    if (isWhole) yield { kind, ids, total: ids.length };
  }
}

/** Accounts, among them people who order for themselves, and the addresses of people; several may share one. */
export async function* idsOfPeople(scope: PullScope): AsyncGenerator<Ids> {
  const people = await allIds(scope, 'contact', {
    columns: ['contactid', 'emailaddress1', 'emailaddress2'],
    filter: ['statecode eq 0'],
  });
  if (!people) return;
  const mails = people.flatMap(({ emailaddress1, emailaddress2 }) => [emailaddress1, emailaddress2]);
  const addresses = mails.flatMap((each) => (typeof each === 'string' ? [normaliseAddress(each)] : []));
  // Several may share an address; each counts once, so that people do not stand in for lines that are missing.
  const known = [...new Set(addresses.map((each) => `person ${each.slice(0, 254)}`))];
  yield { kind: 'person ', ids: known, total: known.length };
  const accounts = await allIds(scope, 'account');
  if (!accounts) return;
  const ids = [...accounts.map(({ accountid }) => accountid), ...people.map(({ contactid }) => contactid)];
  yield { kind: 'account ', ids: ids.map((id) => `account ${id}`), total: ids.length };
}

/**
 * Pages of all rows by their ids, in the order of these: no change moves a row past the end of a page. The totals add up to what
 * was counted, and to what came where that is more or nobody counted so far.
 */
async function* idPages(
  { org }: PullScope,
  table: TableName,
  query: Query = {},
): AsyncGenerator<{ records: Raw[]; total: number }> {
  const { id } = TABLES[table];
  const places = new Set<string>();
  let page = await org.query(table, { columns: [id], orderBy: id, count: true, ...query });
  const counted = page.total < MOST_COUNTED ? page.total : 0;
  let came = 0;
  for (;;) {
    came += page.records.length;
    const missed = page.next === undefined ? Math.max(0, counted - came) : 0;
    yield { records: page.records, total: page.records.length + missed };
    if (page.next === undefined) return;
    checkNew(org, places, page.next);
    page = await org.more(page.next, table);
  }
}

/** All rows by their ids; undefined where they are refused, too many, or fewer than were counted. */
async function allIds(scope: PullScope, table: TableName, query: Query = {}): Promise<Raw[] | undefined> {
  if (!isThere(scope.capabilities, table)) return undefined;
  const rows: Raw[] = [];
  let counted = 0;
  try {
    for await (const { records, total } of idPages(scope, table, query)) {
      rows.push(...records);
      counted += total;
      if (rows.length > MOST_COMPARED) return undefined;
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
  return rows.length < counted ? undefined : rows;
}
