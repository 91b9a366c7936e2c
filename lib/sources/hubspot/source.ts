import { type HubspotConnection, sourceIdOf } from '../../domain/connection.ts';
import type { Source } from '../source.ts';
import { accountOf, askAccount, askPortal } from './connect.ts';
import { find } from './find.ts';
import { lineIds } from './line-ids.ts';
import { NEEDS } from './needs.ts';
import { hubspotOwn } from './own-access.ts';
import { openPortal } from './portal.ts';
import { pull } from './pull.ts';
import { hubspotPush } from './push.ts';
import { sampleObjects } from './sample-objects.ts';
import { changedSince, type PullScope } from './scope.ts';
import { readWords, type Words } from './words.ts';

/** HubSpot: companies with contacts, orders, tickets and what colleagues noted, over its CRM interface. */
export const hubspot = {
  system: 'hubspot',
  // 190 requests in ten seconds; smaller accounts take 100, and say so. Searches are counted apart: five each second of the
  // whole account, of which others want one.
  pace: { together: 4, perSecond: 18, searchesPerSecond: 4 },
  needs: NEEDS,
  ownTells: ['receipts'],
  account: { of: (connection) => accountOf(connection), ask: (api) => askAccount(api) },
  check: (api, connection, secret, done) => askPortal(api, connection, secret, done, Date.now),
  open(api, connection) {
    const { capabilities, label: company, currency, own } = connection;
    const portal = openPortal(api, capabilities);
    const sourceId = sourceIdOf(connection);
    const scopeFor = (jobId: string): PullScope => {
      let words: Promise<Words> | undefined;
      return {
        ...{ portal, capabilities, company, currency, sourceId, jobId, own },
        words: () => {
          words ??= readWords(portal, capabilities);
          return words;
        },
        customers: new Map(),
      };
    };
    return {
      async measure(since) {
        if (capabilities.orders === false) return { total: 0, until: portal.serverTime() };
        const groups = since === undefined ? [] : [changedSince('orders', since)];
        const { total } = await portal.search('orders', { groups, properties: [], limit: 1 });
        return { total, until: portal.serverTime() };
      },
      sampleObjects: () => sampleObjects(scopeFor('check')),
      lineIds: () => lineIds(scopeFor('sweep')),
      find: (wanted, jobId) => find(scopeFor(jobId), wanted),
      pull: (cursor, jobId) => pull(scopeFor(jobId), cursor),
      push: hubspotPush(portal),
      own: () => hubspotOwn(scopeFor('fields')),
    };
  },
} satisfies Source<HubspotConnection>;
