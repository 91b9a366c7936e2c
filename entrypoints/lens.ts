import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLens } from '../lib/page/lens.ts';
import type { SiteAdapter } from '../lib/sites/site-adapter.ts';

/** Globals of our isolated world: no page can see them. A second injection finds and replaces the first. */
interface LensWorld {
  partnerLensSites?: SiteAdapter[];
  partnerLensStop?: () => void;
}

/** Reads the foreign page that it is injected into, after the scripts of its site adapters. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  world.partnerLensStop?.();
  const waiting = new AbortController();
  world.partnerLensStop = () => waiting.abort();

  const start = (): void => {
    if (!waiting.signal.aborted)
      world.partnerLensStop = startLens(document, world.partnerLensSites ?? [], start);
  };
  const { prerendering } = document as Document & { prerendering?: boolean };
  if (prerendering)
    document.addEventListener('prerenderingchange', start, { once: true, signal: waiting.signal });
  else start();
});
