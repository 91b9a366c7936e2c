import { z } from 'zod';
import type { Capabilities, DynamicsConnection } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import { checkClock } from '../check-clock.ts';
import type { CheckStep } from '../check-step.ts';
import type { Api } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import { probeLookUps } from '../probe-look-ups.ts';
import type { Account } from '../source.ts';
import { isRefusal } from './failures.ts';
import { lookUpsOf } from './find.ts';
import { currenciesOf } from './lookups.ts';
import { isGuid } from './odata.ts';
import { MOST_COUNTED, type Organisation, openOrganisation } from './organisation.ts';
import { trackedName } from './pull-deleted.ts';
import { FOLLOWED_TABLES, type FollowedTable } from './stored-ids.ts';
import { isThere, TABLE_NAMES, TABLES, type TableName } from './tables.ts';

const whoSchema = z.object({
  UserId: z.string().refine(isGuid),
  OrganizationId: z.string().refine(isGuid).optional().catch(undefined),
});
const personSchema = z.object({
  fullname: z.string().nullish(),
  internalemailaddress: z.string().nullish(),
  domainname: z.string().nullish(),
});
const ownSchema = z.object({
  value: z.array(z.object({ name: z.string().nullish(), _basecurrencyid_value: z.string().nullish() })),
});
const privilegesSchema = z.object({ RolePrivileges: z.array(z.unknown()) });
const definitionSchema = z.object({
  ChangeTrackingEnabled: z.boolean().nullish(),
  Attributes: z.array(z.object({ LogicalName: z.string() })),
});

type Done = (step: CheckStep, detail: string) => void;

/**
 * Asks an organisation, step by step, for what a connection needs; `done` hears of each step that holds. What could not be told
 * without an organisation of one's own is asked here and named: who signed in, which tables this user may read, which columns
 * they have, whether Field Service keeps purchase orders here, currencies. Throws the failure of the first step that does not
 * hold.
 */
export async function askOrganisation(
  api: Api,
  done: Done,
  now: () => number,
): Promise<Pick<DynamicsConnection, 'org' | 'user' | 'person' | 'company' | 'currency' | 'capabilities'>> {
  const unknown = openOrganisation(api, {});
  const { UserId: userId, OrganizationId: id } = await whoIs(unknown);
  done('server', 'Dataverse 9.2');
  done('sign-in', '');
  const { user, person } = await personOf(unknown, userId);
  done('user', user);
  const capabilities = await probe(unknown, userId);
  const org = openOrganisation(api, capabilities);
  const { company, currency } = await companyOf(org, capabilities);
  done('company', company);
  if (!isThere(capabilities, 'account')) throw new FailureError(noAccounts);
  done('accounts', SALES.filter((table) => !isThere(capabilities, table)).join(', '));
  done('properties', lacking(capabilities).join(', '));
  done('look-ups', await probeLookUps(lookUpsOf({ org, capabilities })));
  done('deletions', FOLLOWED_TABLES.filter((table) => capabilities[trackedName(table)]).join(', '));
  const purchases = isThere(capabilities, 'msdyn_purchaseorder', 'msdyn_purchaseorderproduct');
  const isTold =
    isThere(capabilities, 'list', 'listmember') || isThere(capabilities, 'campaign', 'campaignresponse');
  done('campaigns', isTold ? 'there' : '');
  done('field-service', purchases ? 'there' : '');
  done('currency', isThere(capabilities, 'transactioncurrency') ? '*' : currency);
  const { total, more } = await countOrders(org, capabilities, []);
  done('sales', more ? `${total}+` : `${total}`);
  checkClock(org.serverTime(), now(), api.host, done);
  return { ...(id ? { org: id } : {}), user, person, company, currency, capabilities };
}

/** The organisation that the connection is of. */
export function accountOf({ org = '', company }: Pick<DynamicsConnection, 'org' | 'company'>): Account {
  return { id: org, name: company };
}

/** The organisation that this sign-in opens, and who signed in. */
export async function askAccount(api: Api) {
  const org = openOrganisation(api, {});
  const { UserId, OrganizationId: id = '' } = await whoIs(org);
  const { company: name } = await companyOf(org, { transactioncurrency: false });
  const who = await personOf(org, UserId);
  return { id, name, facts: { ...who, ...(id ? { org: id } : {}) } };
}

async function whoIs(org: Organisation): Promise<z.infer<typeof whoSchema>> {
  const who = whoSchema.safeParse(await org.get('WhoAmI', 'WhoAmI'));
  if (!who.success) throw httpFailure('answer-unexpected', org.host);
  return who.data;
}

/** Tables that come with Sales and Customer Service. */
const SALES = TABLE_NAMES.filter((table) => !/^(?:msdyn_|list|campaign|activityparty)/.test(table));

/** How many orders there are that satisfy these conditions; `more` where there may be more of them. */
export async function countOrders(
  org: Organisation,
  capabilities: Capabilities,
  filter: readonly string[],
): Promise<{ total: number; more: boolean }> {
  const all = { total: 0, more: false };
  for (const table of ['salesorder', 'msdyn_purchaseorder'] as const) {
    if (!isThere(capabilities, table)) continue;
    const columns = [TABLES[table].id];
    const { total } = await org.query(table, { columns, filter, count: true, size: 1 });
    all.total += total;
    all.more ||= total >= MOST_COUNTED;
  }
  return all;
}

/** Which tables and columns there are, and which of the tables this user may read. */
async function probe(org: Organisation, userId: string): Promise<Capabilities> {
  const found: Capabilities = { 'write:line-date': false };
  for (const table of TABLE_NAMES) {
    const described = await describe(org, table);
    const readable = described && (await mayRead(org, table));
    found[table] = readable === true;
    if (readable === false) found[`read:${table}`] = false;
    for (const column of described ? TABLES[table].columns : [])
      found[`${table}.${column}`] = described?.columns.has(column.replace(/^_(\w+)_value$/, '$1')) === true;
    // Said only where it is so: what a later check finds tracked lets nothing be read anew.
    if (readable && described.isTracked && isFollowed(table) && (await mayTrack(org, table)))
      found[trackedName(table)] = true;
  }
  found['write:note'] = found.annotation === true && (await may(org, userId, 'prvCreateNote'));
  found['write:task'] = found.task === true && (await may(org, userId, 'prvCreateActivity'));
  return found;
}

/** The columns of a table by their own names, and whether its changes are tracked; undefined where there is no such table. */
async function describe(
  org: Organisation,
  table: TableName,
): Promise<{ columns: Set<string>; isTracked: boolean } | undefined> {
  const path = `EntityDefinitions(LogicalName='${table}')?$select=LogicalName,ChangeTrackingEnabled&$expand=Attributes($select=LogicalName)`;
  const answer = await org.get(path, `describe ${table}`).catch(orNothing);
  if (answer === undefined) return undefined;
  const said = definitionSchema.safeParse(answer);
  if (!said.success) throw httpFailure('answer-unexpected', org.host);
  return {
    columns: new Set(said.data.Attributes.map(({ LogicalName }) => LogicalName)),
    isTracked: said.data.ChangeTrackingEnabled === true,
  };
}

function isFollowed(table: TableName): table is FollowedTable {
  return (FOLLOWED_TABLES as readonly TableName[]).includes(table);
}

/** Whether this user may follow the changes of a table: that wants the right to read it in the whole organisation. */
async function mayTrack(org: Organisation, table: FollowedTable): Promise<boolean> {
  return (await org.changes(table, undefined, 1).catch(orNothing)) !== undefined;
}

/** Whether a role of this user has a privilege; where that is not told, the first that is written shows it. */
async function may(org: Organisation, userId: string, name: string): Promise<boolean> {
  const path = `systemusers(${userId})/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='${name}')`;
  const said = privilegesSchema.safeParse(await org.get(path, `privilege ${name}`).catch(orNothing));
  return !said.success || said.data.RolePrivileges.length > 0;
}

async function mayRead(org: Organisation, table: TableName): Promise<boolean> {
  const columns = [TABLES[table].id];
  return (await org.query(table, { columns, top: 1 }).catch(orNothing)) !== undefined;
}

function orNothing(error: unknown): undefined {
  if (!isRefusal(error)) throw error;
}

/** How people call whoever has this id, and how the sign-in server does; empty where neither is told. */
async function personOf(
  org: Organisation,
  userId: string,
): Promise<Required<Pick<DynamicsConnection, 'user' | 'person'>>> {
  const path = `systemusers(${userId})?$select=fullname,internalemailaddress,domainname`;
  const said = personSchema.safeParse(await org.get(path, 'systemuser').catch(orNothing)).data;
  const user = said?.internalemailaddress || said?.fullname || '';
  const login = said?.domainname ?? '';
  return { user: user.slice(0, 200), person: { id: userId.toLowerCase(), login: login.slice(0, 200) } };
}

/** How our own company is called there, and the currency of amounts that name none. */
async function companyOf(
  org: Organisation,
  capabilities: Capabilities,
): Promise<{ company: string; currency: string }> {
  const answer = await org
    .get('organizations?$select=name,_basecurrencyid_value', 'organization')
    .catch(orNothing);
  const { name, _basecurrencyid_value: base } = ownSchema.safeParse(answer).data?.value[0] ?? {};
  const said = plainText(name).slice(0, 300);
  const company = /[\p{L}\p{N}]/u.test(said) ? said : org.host;
  const currencies = await currenciesOf({ org, capabilities, read: { products: new Map() } });
  return { company, currency: currencies.get(base ?? '') ?? '' };
}

/** Columns that the tables of this organisation have not, by both names. */
function lacking(capabilities: Capabilities): string[] {
  return TABLE_NAMES.flatMap((table) =>
    isThere(capabilities, table)
      ? TABLES[table].columns.flatMap((column) =>
          capabilities[`${table}.${column}`] === false ? [`${table}.${column}`] : [],
        )
      : [],
  );
}

const noAccounts = {
  code: 'dynamics-no-accounts',
  message: 'This user may not read accounts in Dynamics 365.',
  next: 'Ask whoever looks after Dynamics 365 for a security role with read access to accounts, and to contacts, products, currencies, orders, cases, opportunities, quotes, leads, activities and notes as far as they are to be shown; then connect again.',
};
