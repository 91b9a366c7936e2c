import { z } from 'zod';
import type { Capabilities, SalesforceConnection } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import { checkClock } from '../check-clock.ts';
import type { CheckStep } from '../check-step.ts';
import type { Api } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { plainText } from '../plain-text.ts';
import { probeLookUps } from '../probe-look-ups.ts';
import type { Account } from '../source.ts';
import { isRefusal } from './failures.ts';
import { FIELDS, OBJECTS } from './fields.ts';
import { lookUpsOf } from './find.ts';
import { type Org, openOrg } from './org.ts';
import { sentOrders } from './pull.ts';

const versionsSchema = z.array(z.object({ version: z.string().regex(/^\d{1,3}\.\d$/) })).min(1);
const describeSchema = z.object({
  queryable: z.boolean().optional(),
  createable: z.boolean().optional(),
  fields: z.array(z.object({ name: z.string() })),
});
const personSchema = z.object({ preferred_username: z.string().optional(), name: z.string().optional() });
/** What this source was written for; newer ones answer the same. */
const TESTED = 66;
const OLDEST = 50;

type Done = (step: CheckStep, detail: string) => void;

/**
 * Asks an org, step by step, for what a connection needs; `done` hears of each step that holds. What the facts could not tell
 * without an org of one's own is asked here and named: the version, who signed in, the customer's order number, currencies.
 * Throws the failure of the first step that does not hold.
 */
export async function askOrg(
  api: Api,
  done: Done,
  now: () => number,
): Promise<
  Pick<SalesforceConnection, 'version' | 'user' | 'company' | 'currency' | 'capabilities'> & { org: string }
> {
  const unnamed = openOrg(api, 'v0.0', {});
  const versions = versionsSchema.safeParse(await unnamed.get('services/data/', 'versions'));
  if (!versions.success) throw httpFailure('answer-unexpected', api.host);
  const known = versions.data
    .map(({ version }) => Number.parseFloat(version))
    .filter((each) => each <= TESTED);
  const newest = Math.max(...known);
  if (newest < OLDEST) throw new FailureError(tooOld);
  const version = `v${newest.toFixed(1)}`;
  done('server', `Salesforce ${version}`);
  const capabilities = await describe(openOrg(api, version, {}));
  const org = openOrg(api, version, capabilities);
  done('sign-in', '');
  const user = await personOf(org);
  done('user', user);
  const { id, company, currency } = await companyOf(org);
  done('company', company);
  if (capabilities.Account === false) throw new FailureError(noAccounts);
  done('accounts', OBJECTS.filter((object) => capabilities[object] === false).join(', '));
  done('look-ups', await probeLookUps(lookUpsOf({ org, capabilities })));
  done('order-number', capabilities['Order.PoNumber'] === true ? 'PoNumber' : '');
  done('currency', capabilities['Order.CurrencyIsoCode'] === true ? '*' : currency);
  const quota = org.quota();
  if (quota) done('limit', `${quota.used}/${quota.of}`);
  done('sales', `${await countOrders({ org, capabilities }, [])}`);
  checkClock(org.serverTime(), now(), api.host, done);
  return { version, user, org: id, company, currency, capabilities };
}

/** The org that the connection is of. */
export function accountOf({ org = '', company }: Pick<SalesforceConnection, 'org' | 'company'>): Account {
  return { id: org, name: company };
}

/** The org that this sign-in opens, and who signed in. */
export async function askAccount(api: Api, { version }: Pick<SalesforceConnection, 'version'>) {
  const org = openOrg(api, version, {});
  const { id, company: name } = await companyOf(org);
  const user = await personOf(org);
  return { id, name, facts: { user, ...(id ? { org: id } : {}) } };
}

/** How many orders satisfy these conditions and were sent; none where the user may not see orders. */
export async function countOrders(
  { org, capabilities }: { org: Org; capabilities: Capabilities },
  where: readonly string[],
): Promise<number> {
  if (capabilities.Order === false) return 0;
  const all = [...where, ...(where.length > 0 ? [] : sentOrders({ capabilities }))];
  const { total } = await org.query('Order', ['COUNT()'], all.length > 0 ? `WHERE ${all.join(' AND ')}` : '');
  return total;
}

/** Which objects and fields this user may read, asked once: field-level security leaves out the others. */
async function describe(org: Org): Promise<Capabilities> {
  const found: Capabilities = { 'write:line-date': false };
  for (const object of OBJECTS) {
    const said = await org
      .get(`services/data/${org.version}/sobjects/${object}/describe`, `describe ${object}`)
      .then((answer) => describeSchema.safeParse(answer).data)
      .catch((error: unknown) => {
        if (isRefusal(error)) return undefined;
        throw error;
      });
    found[object] = said !== undefined && said.queryable !== false;
    const names = new Set(said?.fields.map(({ name }) => name));
    for (const field of FIELDS[object]) {
      if (field.includes('.') || !said) continue;
      found[`${object}.${field}`] = names.has(field);
    }
    if (object !== 'Task') continue;
    found['write:note'] = said?.createable === true;
    found['write:task'] = said?.createable === true;
  }
  return found;
}

/** Who signed in; nothing where Salesforce does not say so with these scopes. */
async function personOf(org: Org): Promise<string> {
  const answer = await org.get('services/oauth2/userinfo', 'userinfo').catch((error: unknown) => {
    if (isRefusal(error) || isNowhere(error)) return {};
    throw error;
  });
  const { preferred_username: login, name } = personSchema.safeParse(answer).data ?? {};
  return (login ?? name ?? '').slice(0, 200);
}

function isNowhere(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'address-wrong';
}

/** How our own company is called and numbered there, and the currency of amounts that name none. */
async function companyOf(org: Org): Promise<{ id: string; company: string; currency: string }> {
  const found = await org
    .query('Organization', ['Id', 'Name', 'DefaultCurrencyIsoCode'], 'LIMIT 1')
    .catch((error: unknown) => {
      if (isRefusal(error)) return undefined;
      throw error;
    });
  const { Id, Name, DefaultCurrencyIsoCode: code } = found?.records[0] ?? {};
  // An id has 15 characters, and three more where somebody may not heed capital letters.
  const id = typeof Id === 'string' && /^\w{15,18}$/.test(Id) ? Id.slice(0, 15) : '';
  const said = plainText(typeof Name === 'string' ? Name : '').slice(0, 300);
  const company = /[\p{L}\p{N}]/u.test(said) ? said : org.host;
  return { id, company, currency: typeof code === 'string' && /^[A-Z]{3}$/.test(code) ? code : '' };
}

const noAccounts = {
  code: 'salesforce-no-accounts',
  message: 'This user may not read accounts in Salesforce.',
  next: 'Ask whoever looks after Salesforce for a permission set with read access to accounts, contacts and orders; then connect again.',
};

const tooOld = {
  code: 'salesforce-too-old',
  message: 'This address answers with a version of Salesforce that PartnerLens does not know.',
  next: 'Enter the My Domain address of your org, as it stands in Setup under “My Domain”.',
};
