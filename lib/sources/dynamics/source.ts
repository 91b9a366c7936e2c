import { type DynamicsConnection, sourceIdOf } from '../../domain/connection.ts';
import { refuseOther } from '../same-account.ts';
import type { Source } from '../source.ts';
import { accountOf, askAccount, askOrganisation, countOrders } from './connect.ts';
import { find } from './find.ts';
import { idsOfPeople, lineIds } from './line-ids.ts';
import { NEEDS } from './needs.ts';
import { openOrganisation } from './organisation.ts';
import { pull } from './pull.ts';
import { dynamicsPush } from './push.ts';
import { sampleObjects } from './sample-objects.ts';
import { changedSince, type PullScope } from './scope.ts';

/** Dynamics 365: accounts with contacts, orders, cases and what colleagues noted, and purchase orders of Field Service, over the Dataverse Web API. */
export const dynamics = {
  system: 'dynamics',
  // 6,000 requests in five minutes, of which other programs of the same user want some.
  pace: { together: 4, perSecond: 16 },
  needs: NEEDS,
  account: { of: (connection) => accountOf(connection), ask: (api) => askAccount(api) },
  async check(api, connection, _secret, done) {
    const facts = await askOrganisation(api, done, Date.now);
    refuseOther(accountOf(connection), accountOf(facts));
    // Ids of orders hold the name: another one would make them stand twice.
    return { ...facts, company: connection.company || facts.company };
  },
  silent: {
    // AADSTS700084: "issued to a single page app … a fixed, limited lifetime of 1.00:00:00, which cannot be extended".
    keyMs: 24 * 3_600_000,
    person: ({ person }) => person,
  },
  open(api, connection) {
    const { capabilities, company, currency } = connection;
    const org = openOrganisation(api, capabilities);
    const sourceId = sourceIdOf(connection);
    const scopeFor = (jobId: string): PullScope => ({
      ...{ org, capabilities, company, currency, sourceId, jobId },
      read: { products: new Map() },
    });
    return {
      async measure(since) {
        const { total } = await countOrders(org, capabilities, changedSince(since));
        return { total, until: org.serverTime() };
      },
      sampleObjects: () => sampleObjects(scopeFor('check')),
      lineIds: () => lineIds(scopeFor('sweep')),
      peopleIds: () => idsOfPeople(scopeFor('sweep')),
      find: (wanted, jobId) => find(scopeFor(jobId), wanted),
      pull: (cursor, jobId) => pull(scopeFor(jobId), cursor),
      push: dynamicsPush(org),
    };
  },
} satisfies Source<DynamicsConnection>;
