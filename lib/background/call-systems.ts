import { browser } from 'wxt/browser';
import { listConnections } from '../store/connections.ts';
import { backgroundStore } from './store.ts';

/**
 * Lets this extension, and nobody else, call connected systems without the `Origin` header that browsers add to a request
 * with a body: systems that know no foreign origins (Tryton, without `[web] cors`) refuse it as if a page had sent it. The
 * rules hold until the browser ends, so that each start of the background sets them anew. `address`: one more, that is
 * about to be connected.
 */
export async function callSystems({ address }: { address?: string } = {}): Promise<void> {
  const stored = (await listConnections(await backgroundStore())).map((each) => each.address);
  const addresses = [...new Set(address ? [...stored, address] : stored)];
  const old = await browser.declarativeNetRequest.getSessionRules();
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: old.map(({ id }) => id),
    addRules: addresses.map((each, at) => ({
      id: at + 1,
      action: {
        type: 'modifyHeaders' as const,
        requestHeaders: [{ header: 'origin', operation: 'remove' as const }],
      },
      condition: {
        urlFilter: `|${each}`,
        initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
        resourceTypes: ['xmlhttprequest' as const],
      },
    })),
  });
}
