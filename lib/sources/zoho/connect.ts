import { z } from 'zod';
import type { Capabilities, ZohoConnection } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import { checkClock } from '../check-clock.ts';
import type { CheckStep } from '../check-step.ts';
import type { Api } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import { probeLookUps } from '../probe-look-ups.ts';
import { refuseOther } from '../same-account.ts';
import type { Account } from '../source.ts';
import { type Crm, openCrm } from './crm.ts';
import { isRefusal } from './failures.ts';
import { FIELDS, isLines, LINES, MODULES, type OrderModule } from './fields.ts';
import { lookUpsOf } from './find.ts';
import { readNames } from './names.ts';
import { probeCampaign } from './pull-campaigns.ts';

const orgSchema = z.object({
  org: z.tuple([
    z.object({
      id: z.string().regex(/^\d{1,30}$/),
      company_name: z.string().nullish(),
      iso_code: z.string().nullish(),
    }),
  ]),
});
const usersSchema = z.object({
  users: z.array(z.object({ id: z.string(), full_name: z.string().nullish(), email: z.string().nullish() })),
  info: z.object({ more_records: z.boolean() }).optional(),
});
const countSchema = z.object({ count: z.number().int().nonnegative() });
const USERS_PAGE = 200;
const MOST_PAGES = 25;

type Done = (step: CheckStep, detail: string) => void;

/**
 * Asks an organisation, step by step, for what a connection needs; `done` hears of each step that holds. What could not be
 * known without an organisation is asked here and named: which one it is, what it calls its modules and fields, whether lines
 * can be queried, who is in campaigns, the customer's order number, currencies. Throws the failure of the first step that does not hold.
 */
export async function askCrm(
  api: Api,
  connection: Pick<ZohoConnection, 'org' | 'company'>,
  done: Done,
  now: () => number,
): Promise<Pick<ZohoConnection, 'org' | 'user' | 'company' | 'currency' | 'names' | 'capabilities'>> {
  const unnamed = openCrm(api, {}, {});
  const org = await orgOf(unnamed);
  done('server', 'Zoho CRM v8');
  refuseOther(accountOf(connection), org);
  done('sign-in', '');
  const user = await userOf(unnamed);
  done('user', user);
  const { name: company, currency } = org;
  done('company', company);
  const { names, capabilities } = await factsOf(api);
  if (capabilities.Accounts === false && capabilities.Vendors === false) throw new FailureError(noAccounts);
  const missing = MODULES.filter((module) => !isLines(module) && capabilities[module] === false);
  done('accounts', missing.join(', '));
  const renamed = Object.entries(names).map(([from, to]) => `${from} → ${to}`);
  done('names', renamed.slice(0, 12).join(', '));
  const crm = openCrm(api, names, capabilities);
  const lines = Object.values(LINES).every((subform) => capabilities[subform] === true);
  done('lines', lines ? '*' : '');
  if (capabilities.Campaigns === true)
    done('campaigns', capabilities['Campaigns.Contacts'] === true ? '*' : '');
  done('look-ups', await probeLookUps(lookUpsOf({ crm, capabilities })));
  done('order-number', capabilities['Sales_Orders.Purchase_Order'] === true ? 'Purchase_Order' : '');
  done('currency', capabilities['Sales_Orders.Currency'] === true ? '*' : currency);
  const left = crm.left() ?? unnamed.left();
  if (left !== undefined) done('credits', `${left}`);
  const counted = capabilities.Sales_Orders === false ? 0 : await countOrders(crm, undefined);
  if (counted !== undefined) done('sales', `${counted}`);
  checkClock(crm.serverTime(), now(), api.host, done);
  return { org: org.id, user, company, currency, names, capabilities };
}

/** The organisation that the connection is of. */
export function accountOf({ org, company }: Pick<ZohoConnection, 'org' | 'company'>): Account {
  return { id: org, name: company };
}

/** The organisation that this sign-in opens, and who signed in. */
export async function askAccount(api: Api) {
  const crm = openCrm(api, {}, {});
  const { id, name } = await orgOf(crm);
  return { id, name, facts: { org: id, user: await userOf(crm) } };
}

async function orgOf({ get, host }: Crm): Promise<Account & { currency: string }> {
  const org = orgSchema.safeParse(await get('org', 'org')).data?.org[0];
  if (!org) throw httpFailure('answer-unexpected', host);
  const said = plainText(org.company_name).slice(0, 300);
  const name = /[\p{L}\p{N}]/u.test(said) ? said : host;
  const currency = /^[A-Z]{3}$/.test(org.iso_code ?? '') ? `${org.iso_code}` : '';
  return { id: org.id, name, currency };
}

async function userOf(crm: Crm): Promise<string> {
  const [own] = await usersOf(crm, 'CurrentUser');
  return (own?.email || own?.full_name || '').slice(0, 200);
}

/** What the organisation has, how it calls that, and whether its lines can be queried. */
export async function factsOf(api: Api): Promise<Pick<ZohoConnection, 'names' | 'capabilities'>> {
  const { names, capabilities } = await readNames(openCrm(api, {}, {}));
  const crm = openCrm(api, names, capabilities);
  await probeLines(crm, capabilities);
  if (capabilities.Campaigns === true) capabilities['Campaigns.Contacts'] = await answers(probeCampaign(crm));
  return { names: { ...names }, capabilities };
}

/** Whether lines are a module that queries know: not every organisation lets them be asked for without their order. */
async function probeLines(crm: Crm, capabilities: Capabilities): Promise<void> {
  for (const module of Object.keys(LINES) as OrderModule[]) {
    const subform = LINES[module];
    if (capabilities[subform] !== true) continue;
    // With all that is asked of them later: a product may not be reached from there.
    const fields = FIELDS[subform];
    capabilities[subform] =
      capabilities[`${subform}.Parent_Id`] === true &&
      (await answers(crm.query(subform, { fields, where: [], limit: 1 })));
  }
}

/** Whether a probe is answered rather than refused. */
function answers(probe: Promise<unknown>): Promise<boolean> {
  return probe.then(
    () => true,
    (error: unknown) => {
      if (isRefusal(error)) return false;
      throw error;
    },
  );
}

/** How many sales orders there are, or changed since; undefined where Zoho does not count them for this user. */
export async function countOrders(crm: Crm, since: number | undefined): Promise<number | undefined> {
  const at = since === undefined ? '' : `${new Date(since).toISOString().slice(0, 19)}+00:00`;
  const field = crm.called('Sales_Orders', 'Modified_Time');
  const criteria = at === '' ? '' : `?criteria=${encodeURIComponent(`(${field}:greater_than:${at})`)}`;
  const path = `${crm.called('Sales_Orders')}/actions/count${criteria}`;
  const said = await crm.get(path, 'count Sales_Orders').catch((error: unknown) => {
    if (isRefusal(error)) return undefined;
    throw error;
  });
  return countSchema.safeParse(said).data?.count;
}

/** Names of people by their id; none where this user may not see them. */
export async function readOwners(crm: Crm): Promise<Map<string, string>> {
  const users = await usersOf(crm, 'AllUsers');
  return new Map(
    users.flatMap(({ id, full_name, email }) => {
      const name = (full_name || email || '').slice(0, 200);
      return name === '' ? [] : [[id, name] as const];
    }),
  );
}

async function usersOf(crm: Crm, type: 'CurrentUser' | 'AllUsers') {
  const all: z.infer<typeof usersSchema>['users'] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `users?type=${type}&per_page=${USERS_PAGE}&page=${page}`;
    const said = await crm.get(path, `users ${type}`).catch((error: unknown) => {
      if (isRefusal(error)) return undefined;
      throw error;
    });
    const found = usersSchema.safeParse(said).data;
    all.push(...(found?.users ?? []));
    if (found?.info?.more_records !== true) break;
  }
  return all;
}

const noAccounts = {
  code: 'zoho-no-accounts',
  message: 'This user may read neither accounts nor vendors in Zoho CRM.',
  next: 'Ask whoever looks after Zoho CRM for a profile that may view accounts or vendors, and contacts, products, sales and purchase orders, cases, deals, quotes, leads, campaigns, calls, meetings, tasks and notes as far as they are to be shown; then connect again.',
};
