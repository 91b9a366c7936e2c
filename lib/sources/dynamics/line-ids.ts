import { normaliseAddress } from '../../domain/normalise.ts';
import { isRefusal } from './failures.ts';
import type { Query, Raw } from './organisation.ts';
import { checkNew, type PullScope, pagesOf } from './scope.ts';
import { type StoredTable, storedId } from './stored-ids.ts';
import { isThere, TABLES, type TableName } from './tables.ts';

/** Ids are short: many fit into one answer. */
const PAGE = 5_000;
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
 * The ids of all order lines, cases, touchpoints and what may become an order, of accounts and people, as they are called in the store. Dataverse counts no further than 5,000, so that as many are said
 * to be there as came: an answer that breaks off is a failure of its own.
 */
export async function* lineIds(scope: PullScope): AsyncGenerator<Ids> {
  for (const [order, line] of LINES) {
    if (!isThere(scope.capabilities, order, line)) continue;
    const { id } = TABLES[line];
    const kind = `${line},`;
    yield { kind, ids: [], total: 0 };
    const asKnown = (records: readonly Raw[]) => records.map((each) => `${kind}${each[id]}`);
    const columns = [id, 'modifiedon'];
    for await (const { records } of pagesOf(scope, line, [], undefined, { columns, size: PAGE })) {
      yield { kind, ids: asKnown(records), total: records.length };
    }
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
async function* idsOfPeople(scope: PullScope): AsyncGenerator<Ids> {
  const people = await allIds(scope, 'contact', {
    columns: ['contactid', 'emailaddress1', 'emailaddress2'],
    filter: ['statecode eq 0'],
  });
  if (!people) return;
  const mails = people.flatMap(({ emailaddress1, emailaddress2 }) => [emailaddress1, emailaddress2]);
  const addresses = mails.flatMap((each) => (typeof each === 'string' ? [normaliseAddress(each)] : []));
  yield { kind: 'person ', ids: addresses.map((each) => `person ${each.slice(0, 254)}`), total: 0 };
  const accounts = await allIds(scope, 'account');
  if (!accounts) return;
  const ids = [...accounts.map(({ accountid }) => accountid), ...people.map(({ contactid }) => contactid)];
  yield { kind: 'account ', ids: ids.map((id) => `account ${id}`), total: ids.length };
}

/** All rows by their ids, in the order of these, which no change moves; undefined where they are refused or too many. */
async function allIds(
  { org, capabilities }: PullScope,
  table: TableName,
  query: Query = {},
): Promise<Raw[] | undefined> {
  if (!isThere(capabilities, table)) return undefined;
  const { id } = TABLES[table];
  const rows: Raw[] = [];
  const places = new Set<string>();
  try {
    let page = await org.query(table, { columns: [id], orderBy: id, ...query });
    for (;;) {
      rows.push(...page.records);
      if (rows.length > MOST_COMPARED) return undefined;
      if (page.next === undefined) return rows;
      checkNew(org, places, page.next);
      page = await org.more(page.next, table);
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}
