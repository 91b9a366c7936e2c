import { sourceIdOf, type ZohoConnection } from '../../domain/connection.ts';
import { refuseOther } from '../same-account.ts';
import type { Source } from '../source.ts';
import { accountOf, askAccount, askCrm, countOrders, factsOf, readOwners } from './connect.ts';
import { openCrm } from './crm.ts';
import { movesTo } from './data-centres.ts';
import { find } from './find.ts';
import { lineIds } from './line-ids.ts';
import { NEEDS } from './needs.ts';
import { changedParts } from './parts.ts';
import { pull } from './pull.ts';
import { markOf } from './pull-deleted.ts';
import { zohoPush } from './push.ts';
import { sampleObjects } from './sample-objects.ts';
import { OVERLAP_MS, type PullScope } from './scope.ts';

/** What is to be said, and to be read from the beginning, where this user may see other modules than the day before, or was refused some. */
function seenOtherwise(
  { capabilities, anew = [], unread = [] }: ZohoConnection,
  now: ZohoConnection['capabilities'],
): Pick<ZohoConnection, 'anew' | 'unread'> {
  const refused = unread.flatMap(({ object, deletions }) => (deletions ? [] : [object]));
  const { anew: found, lost } = changedParts(capabilities, now, refused);
  const others = unread.filter(({ object }) => !(lost as string[]).includes(object));
  const gone = lost.map((object) => ({ object, message: HIDDEN }));
  return {
    ...(found.length > 0 ? { anew: [...new Set([...anew, ...found])] } : {}),
    ...(lost.length > 0 ? { unread: [...others, ...gone] } : {}),
  };
}

const HIDDEN =
  'This user may not see them any more, or they were switched off there; those that are here stay as they were.';

/** Zoho CRM: accounts and vendors with contacts, sales and purchase orders, cases, deals and what colleagues noted, over its API v8. */
export const zoho = {
  system: 'zoho',
  // It counts credits by the day and requests at the same time, five in the smallest edition; beyond that it knows no pace.
  pace: { together: 3, perSecond: 300 },
  needs: NEEDS,
  account: { of: (connection) => accountOf(connection), ask: (api) => askAccount(api) },
  movesTo,
  async check(api, connection, _secret, done) {
    const facts = await askCrm(api, connection, done, Date.now);
    // Ids of orders hold the name: another one would make them stand twice.
    return { ...facts, company: connection.company || facts.company };
  },
  open(api, connection) {
    const { names, capabilities, company, currency } = connection;
    const crm = openCrm(api, names, capabilities);
    const sourceId = sourceIdOf(connection);
    const scopeFor = (jobId: string): PullScope => {
      let owners: Promise<Map<string, string>> | undefined;
      return {
        ...{ crm, capabilities, company, currency, sourceId, jobId },
        owners: () => {
          owners ??= readOwners(crm);
          return owners;
        },
      };
    };
    return {
      async facts() {
        refuseOther(accountOf(connection), await askAccount(api));
        const facts = await factsOf(api);
        return { ...facts, ...seenOtherwise(connection, facts.capabilities) };
      },
      async measure(since) {
        const from = since === undefined ? undefined : since - OVERLAP_MS;
        const total = capabilities.Sales_Orders === false ? 0 : await countOrders(crm, from);
        // Without sales orders nobody has told the time yet.
        if (capabilities.Sales_Orders === false) await crm.get('org', 'org');
        return { total: total ?? 0, until: crm.serverTime() };
      },
      sampleObjects: () => sampleObjects(scopeFor('check')),
      lineIds: () =>
        lineIds(scopeFor('sweep'), (module) => connection.deltaLinks?.[markOf(module)] !== undefined),
      find: (wanted, jobId) => find(scopeFor(jobId), wanted),
      pull: (cursor, jobId) => pull(scopeFor(jobId), cursor),
      push: zohoPush(crm),
    };
  },
} satisfies Source<ZohoConnection>;
