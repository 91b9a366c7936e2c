import { isAmong } from './match-patterns.ts';
import { behindHost } from './orders/hooks/read-site.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** Whether an adapter would read the page of an address, as far as the address tells. */
export const speaksOf = (
  { matches, pages, mail }: Pick<SiteAdapter, 'matches' | 'pages' | 'mail'>,
  address: string,
): boolean =>
  isAmong(matches, address) &&
  [...pages, ...(mail ? [mail] : [])].some(
    ({ when }: { when?: { path?: string } }) =>
      !when?.path || new RegExp(when.path, 'u').test(behindHost(address)),
  );
