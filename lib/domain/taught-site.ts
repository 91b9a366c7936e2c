import { z } from 'zod';
import { siteHooksSchema } from './site-hooks.ts';

/** A host, or with `*.` in front all under it; no scheme, no path. */
const host = z
  .string()
  .max(253)
  .regex(/^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
  .refine((text) => !text.startsWith('*.') || text.split('.').length > 2);

/** A portal that a person taught by pointing: an adapter that is nothing but data. */
export const taughtSiteSchema = z.strictObject({
  id: z.string().regex(/^taught-[a-z0-9]{1,40}$/),
  /** As people call the portal. */
  name: z.string().min(1).max(80),
  /** Grows with every change of what is read. */
  version: z.number().int().min(1).max(1_000_000),
  hosts: z.array(host).min(1).max(10),
  /** One for each kind of page: the first whose `when` holds. */
  pages: z.array(siteHooksSchema).min(1).max(20),
});
export type TaughtSite = z.infer<typeof taughtSiteSchema>;

/** Whether a portal's pages are on this host. */
export function isOnHost({ hosts }: Pick<TaughtSite, 'hosts'>, hostname: string): boolean {
  return hosts.some((each) => (each.startsWith('*.') ? hostname.endsWith(each.slice(1)) : hostname === each));
}

/** The match patterns of a portal's pages: https everywhere, http on the machine itself. */
export function matchesOf({ hosts }: Pick<TaughtSite, 'hosts'>): string[] {
  return hosts.flatMap((each) => [
    `https://${each}/*`,
    ...(each === 'localhost' || each === '127.0.0.1' ? [`http://${each}/*`] : []),
  ]);
}

const MOST_PAGES = 20;

/** A portal with one more kind of page, in place of the one with the same address. */
export function withPage(site: TaughtSite, page: TaughtSite['pages'][number]): TaughtSite {
  const others = site.pages.filter((each) => each.when?.path !== page.when?.path);
  return { ...site, version: site.version + 1, pages: [page, ...others].slice(0, MOST_PAGES) };
}
