import { z } from 'zod';
import { siteHooksSchema } from './site-hooks.ts';

/** What stands before the ending of a country where companies do not stand right below it: `co.uk`, `com.au`, `gv.at`. */
const SHARED =
  /^(?:ac|asn|co|com|edu|go|gob|gouv|gov|govt|gv|id|ind|info|ltd|me|mil|ne|net|nhs|nom|or|org|plc|sch|web)$/;
const IP = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;

/** A host that browsers take, and that is not all of a country's: an address of numbers is whole and without a star. */
function isOneHost(text: string): boolean {
  const labels = text.split('.');
  const last = labels.at(-1) ?? '';
  if (/^(?:\d+|0x[\da-f]*)$/.test(last)) return IP.test(text);
  if (labels[0] !== '*') return true;
  const [, below = '', ...more] = labels.toReversed();
  return labels.length > 2 && !(more.length === 1 && last.length === 2 && SHARED.test(below));
}

/** A host, or with `*.` in front all under it; no scheme, no path. */
const host = z
  .string()
  .max(253)
  .regex(/^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
  .refine(isOneHost);

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
