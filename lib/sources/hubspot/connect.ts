import { z } from 'zod';
import type { Capabilities, HubspotConnection } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import { checkClock } from '../check-clock.ts';
import type { CheckStep } from '../check-step.ts';
import type { Api } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { probeLookUps } from '../probe-look-ups.ts';
import type { Account } from '../source.ts';
import { isRefusal, missingScopes } from './failures.ts';
import { PROPERTIES, TYPES } from './fields.ts';
import { lookUpsOf } from './find.ts';
import { openPortal, type Portal } from './portal.ts';
import { probeCampaigns } from './pull-campaigns.ts';

const accountSchema = z.object({
  portalId: z.union([z.number(), z.string()]).transform(String),
  companyCurrency: z.string().optional(),
});
const propertiesSchema = z.object({ results: z.array(z.object({ name: z.string() })) });
const scopesSchema = z.object({ scopes: z.array(z.string()) });
/** Without these, no note and no task can be written at a company. */
const WRITE_SCOPES = ['crm.objects.contacts.write', 'crm.objects.companies.write'];

type Done = (step: CheckStep, detail: string) => void;

/**
 * Asks an account, step by step, for what a connection needs; `done` hears of each step that holds. Which scopes the token
 * lacks HubSpot says itself; which properties are there, that the facts could not tell without an account, is asked by type.
 */
export async function askPortal(
  api: Api,
  connection: Pick<HubspotConnection, 'account'>,
  token: string,
  done: Done,
  now: () => number,
): Promise<Pick<HubspotConnection, 'currency' | 'capabilities'>> {
  const portal = openPortal(api, {});
  const { portalId, companyCurrency: code = '' } = await detailsOf(portal);
  done('server', 'HubSpot');
  done('sign-in', '');
  if (portalId !== connection.account) throw new FailureError(otherAccount(portalId));
  done('company', portalId);
  const { capabilities, scopes } = await probe(portal, token);
  if (capabilities.companies === false) throw new FailureError(noCompanies(scopes));
  done('scopes', scopes.join(', '));
  done('accounts', TYPES.filter((type) => capabilities[type] === false).join(', '));
  done('campaigns', capabilities.campaigns === true ? '*' : '');
  done('look-ups', await probeLookUps(lookUpsOf({ portal, capabilities })));
  done('properties', lacking(capabilities).join(', '));
  const currency = /^[A-Z]{3}$/.test(code) ? code : '';
  done('currency', currency);
  const { total } =
    capabilities.orders === false
      ? { total: 0 }
      : await portal.search('orders', { groups: [], properties: [], limit: 1 });
  done('sales', `${total}`);
  checkClock(portal.serverTime(), now(), api.host, done);
  return { currency, capabilities };
}

/** The account that the connection is of. */
export function accountOf({ account }: Pick<HubspotConnection, 'account'>): Account {
  return { id: account, name: '' };
}

/** The account that this token is of. */
export async function askAccount(api: Api) {
  const { portalId: id } = await detailsOf(openPortal(api, {}));
  return { id, name: '', facts: {} };
}

async function detailsOf(portal: Portal): Promise<z.infer<typeof accountSchema>> {
  const said = accountSchema.safeParse(await portal.get('account-info/v3/details', 'account'));
  if (!said.success) throw httpFailure('answer-unexpected', portal.host);
  return said.data;
}

/** Which objects and properties there are for this token, and which scopes it lacks. */
async function probe(
  portal: Portal,
  token: string,
): Promise<{ capabilities: Capabilities; scopes: string[] }> {
  const capabilities: Capabilities = { 'write:line-date': false };
  const scopes = new Set<string>();
  const orNothing = (error: unknown) => {
    if (!isRefusal(error)) throw error;
    for (const scope of missingScopes(error)) scopes.add(scope);
    return undefined;
  };
  for (const type of TYPES) {
    const asked = portal.get(`crm/v3/properties/${type}`, `properties of ${type}`);
    const said = propertiesSchema.safeParse(await asked.catch(orNothing)).data;
    const read = await portal.get(`${portal.objectPath(type)}?limit=1`, `read ${type}`).catch(orNothing);
    capabilities[type] = read !== undefined;
    if (!said) continue;
    const names = new Set(said.results.map(({ name }) => name));
    for (const property of PROPERTIES[type]) capabilities[`${type}.${property}`] = names.has(property);
  }
  capabilities.campaigns = (await probeCampaigns(portal).then(() => true, orNothing)) === true;
  const granted = await scopesOf(portal, token);
  const mayWrite = !granted || WRITE_SCOPES.every((scope) => granted.includes(scope));
  const mayAtCompany = capabilities.companies === true && mayWrite;
  capabilities['write:note'] = capabilities.notes === true && mayAtCompany;
  capabilities['write:task'] = capabilities.tasks === true && mayAtCompany;
  return { capabilities, scopes: [...scopes] };
}

/**
 * The scopes that a token was given, those to write among them, which no reading request tells; undefined where HubSpot does
 * not say so of this token: then whoever gave none for notes is told by the outbox.
 */
async function scopesOf(portal: Portal, tokenKey: string): Promise<readonly string[] | undefined> {
  if (tokenKey === '') return undefined;
  const said = await portal
    .write('POST', 'oauth/v2/private-apps/get/access-token-info', 'scopes of the token', { tokenKey })
    .catch((error: unknown) => {
      // Only this question went wrong: the others say so by themselves where it is more.
      if (error instanceof FailureError) return undefined;
      throw error;
    });
  return scopesSchema.safeParse(said).data?.scopes;
}

/** Properties that readable objects do not have, as `orders.hs_order_name`. */
function lacking(capabilities: Capabilities): string[] {
  return TYPES.flatMap((type) =>
    capabilities[type] === true
      ? PROPERTIES[type]
          .map((property) => `${type}.${property}`)
          .filter((name) => capabilities[name] === false)
      : [],
  );
}

function noCompanies(scopes: readonly string[]) {
  const lacks = scopes.length > 0 ? ` It lacks ${scopes.join(', ')}.` : '';
  return {
    code: 'hubspot-no-companies',
    message: `This token may not read companies in HubSpot.${lacks}`,
    next: 'Add these scopes to the private app, and connect again.',
  };
}

function otherAccount(portalId: string) {
  return {
    code: 'hubspot-other-account',
    message: `This token is of the HubSpot account ${portalId}, not of the one that was entered.`,
    next: 'Enter the ID of the account in which the private app was made, or the token of the other one.',
  };
}
