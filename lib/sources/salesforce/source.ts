import { type SalesforceConnection, sourceIdOf } from '../../domain/connection.ts';
import { refuseOther } from '../same-account.ts';
import type { Source } from '../source.ts';
import { accountOf, askAccount, askOrg, countOrders } from './connect.ts';
import { find } from './find.ts';
import { lineIds } from './line-ids.ts';
import { NEEDS } from './needs.ts';
import { openOrg } from './org.ts';
import { salesforceOwn } from './own-access.ts';
import { pull } from './pull.ts';
import { salesforcePush } from './push.ts';
import { sampleObjects } from './sample-objects.ts';
import { changedSince, type PullScope } from './scope.ts';

/** Salesforce: accounts with contacts, orders, cases and what colleagues noted, over its REST interface and SOQL. */
export const salesforce = {
  system: 'salesforce',
  // It counts requests by the day and long ones at the same time; beyond that it knows no pace.
  pace: { together: 4, perSecond: 25 },
  needs: NEEDS,
  ownTells: ['receipts'],
  account: {
    of: (connection) => accountOf(connection),
    ask: (api, connection) => askAccount(api, connection),
  },
  async check(api, connection, _secret, done) {
    const facts = await askOrg(api, done, Date.now);
    refuseOther(accountOf(connection), accountOf(facts));
    // Ids of orders hold the name: another one would make them stand twice.
    return { ...facts, company: connection.company || facts.company };
  },
  open(api, connection) {
    const { version, capabilities, company, currency, own } = connection;
    const org = openOrg(api, version, capabilities);
    const sourceId = sourceIdOf(connection);
    const scopeFor = (jobId: string): PullScope => ({
      org,
      capabilities,
      company,
      currency,
      sourceId,
      jobId,
      own,
    });
    return {
      async measure(since) {
        const total = await countOrders({ org, capabilities }, changedSince(since));
        return { total, until: org.serverTime() };
      },
      sampleObjects: () => sampleObjects(scopeFor('check')),
      lineIds: () => lineIds(scopeFor('sweep')),
      find: (wanted, jobId) => find(scopeFor(jobId), wanted),
      pull: (cursor, jobId) => pull(scopeFor(jobId), cursor),
      push: salesforcePush(org),
      own: () => salesforceOwn(scopeFor('fields')),
    };
  },
} satisfies Source<SalesforceConnection>;
