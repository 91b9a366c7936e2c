import { browser } from 'wxt/browser';
import type { Result } from '../../domain/result.ts';
import type { TaughtHooks } from '../../messages.ts';
import { brought, type LensWorld } from '../world.ts';

/**
 * Asks how the pages of this host are read, as people taught it, and puts that where the reading of orders looks for it. The
 * first reading waits for the answer; without one the page is read by its structure.
 */
export function bringTaught(): void {
  const world = globalThis as LensWorld;
  world.partnerLensTaught = browser.runtime.sendMessage({ type: 'site', input: {} }).then(
    (reply: Result<{ taught: TaughtHooks[] }> | undefined) => {
      const taught = reply?.ok ? reply.value.taught : [];
      world.partnerLensSites = {
        ...brought('partnerLensSites'),
        ...Object.fromEntries(taught.map((site) => [site.id, { ...site, detect: () => true }])),
      };
    },
    () => undefined,
  );
}
