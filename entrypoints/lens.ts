import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startLens } from '../lib/page/lens.ts';
import { brought, type LensWorld } from '../lib/page/world.ts';

/** Reads the foreign page that it is injected into, after the scripts that bring what reads it. */
export default defineUnlistedScript(() => {
  const world = globalThis as LensWorld;
  brought('partnerLensStop')?.();
  const waiting = new AbortController();
  world.partnerLensStop = () => waiting.abort();

  const start = (): void => {
    if (!waiting.signal.aborted) world.partnerLensStop = startLens(document, world, start);
  };
  const { prerendering } = document as Document & { prerendering?: boolean };
  if (prerendering)
    document.addEventListener('prerenderingchange', start, { once: true, signal: waiting.signal });
  else start();
});
