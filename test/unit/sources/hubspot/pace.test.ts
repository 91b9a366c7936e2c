import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LedgerEntry } from '../../../../lib/domain/connection.ts';
import { bearerAuth } from '../../../../lib/sources/http/auth.ts';
import { openApi } from '../../../../lib/sources/http/open-api.ts';
import { OWN_SERVER, type Pace } from '../../../../lib/sources/http/pace.ts';
import { openPortal, type Portal } from '../../../../lib/sources/hubspot/portal.ts';
import { hubspot } from '../../../../lib/sources/hubspot/source.ts';
import { paceOf } from '../../../../lib/sources/index.ts';
import { type HubspotSimulator, startHubspot } from '../../../simulators/hubspot.ts';

let simulator: HubspotSimulator;
beforeEach(async () => {
  simulator = await startHubspot(1);
  simulator.refuse.strict = true;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await simulator.close();
});

/**
 * How requests at this pace end, and the seconds that they take. Time passes by the timers alone, and only while no request is
 * on its way: what the network takes makes nothing slower than it is.
 */
async function at(pace: Pace, requests: number, ask: (portal: Portal) => Promise<unknown>) {
  const ended: LedgerEntry[] = [];
  let left = 0;
  const api = openApi({
    ...{ connectionId: 'hubspot', why: 'sync', address: simulator.address, pace },
    auth: bearerAuth(simulator.token),
    signal: new AbortController().signal,
    announce: async () => {
      left += 1;
    },
    note: (entry) => void ended.push(entry),
  });
  const portal = openPortal(api, {});
  const began = performance.now();
  let done = false;
  const all = Promise.all(Array.from({ length: requests }, () => ask(portal))).finally(() => {
    done = true;
  });
  for (let step = 0; step < 100_000 && !done; step += 1) {
    await new Promise((next) => setImmediate(next));
    if (left === ended.length) await vi.advanceTimersByTimeAsync(10);
  }
  await all;
  const refused = ended.filter(({ outcome }) => outcome === '429').length;
  return { answered: ended.length - refused, refused, seconds: (performance.now() - began) / 1_000 };
}

const search = (portal: Portal) => portal.search('orders', { groups: [], properties: [], limit: 1 });
const get = (portal: Portal) => portal.get('account-info/v3/details', 'account');

test('searches and requests keep to what HubSpot takes: it never refuses one', async () => {
  const searches = await at(hubspot.pace, 16, search);
  expect(searches).toMatchObject({ answered: 16, refused: 0 });
  expect(searches.seconds).toBeGreaterThanOrEqual(3);
  const requests = await at(hubspot.pace, 220, get);
  expect(requests).toMatchObject({ answered: 220, refused: 0 });
});

test('it would refuse what is faster', async () => {
  expect((await at({ ...hubspot.pace, searchesPerSecond: 8 }, 16, search)).refused).toBeGreaterThan(0);
  expect((await at({ together: 4, perSecond: 40 }, 220, get)).refused).toBeGreaterThan(0);
});

test('an address of this machine is a gateway of the company, and is asked as its own server', () => {
  expect(paceOf({ system: 'hubspot', address: 'http://127.0.0.1:8080/' })).toEqual(OWN_SERVER);
  expect(paceOf({ system: 'hubspot', address: 'https://api.hubapi.com/' })).toEqual(hubspot.pace);
  expect(paceOf({ system: 'tryton', address: 'https://erp.example/' })).toEqual(OWN_SERVER);
});
