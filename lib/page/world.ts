import type { readWritten } from '../sites/mail/draft/read-written.ts';
import type { readComposeSite } from '../sites/mail/hooks/read-compose.ts';
import type { readMailSite } from '../sites/mail/hooks/read-mail-site.ts';
import type { ReadMentions } from '../sites/mention-reader.ts';
import type { HookedSite, readSite } from '../sites/orders/hooks/read-site.ts';
import type { schemaRows } from '../sites/orders/schema-org.ts';
import type { SiteAdapter } from '../sites/site-adapter.ts';
import type { StartReading } from './start-reading.ts';

/**
 * Globals of our isolated world, which no page can see: each script of the lens puts there what it brings, and the core,
 * which runs last, takes it up. A second injection finds and replaces the first.
 */
export interface LensWorld {
  partnerLensMentions?: ReadMentions;
  /** What reads the page as a whole, beside its numbers: orders, mail. */
  partnerLensReadings?: Record<string, StartReading>;
  /** Reads a page of a site by its hooks; there where a site is. */
  partnerLensHooks?: typeof readSite;
  /** Reads orders in structured data; there where a page has such. */
  partnerLensStructured?: typeof schemaRows;
  /** Reads what a person writes; there where a mail is written. */
  partnerLensDraft?: typeof readWritten;
  /** The sites whose scripts run here, each under its id. */
  partnerLensSites?: Record<string, HookedSite & Pick<SiteAdapter, 'detect' | 'mail'>>;
  /** Reads the mail of a site by its hooks; there where a webmail has an adapter. */
  partnerLensMailHooks?: typeof readMailSite;
  /** Reads the windows of a site in which a mail is written by its hooks; comes with it. */
  partnerLensComposeHooks?: typeof readComposeSite;
  /** How the page is built, when a person asked for a report. */
  partnerLensReport?: string;
  /** Done when the portals that people taught for this host are among the sites. */
  partnerLensTaught?: Promise<void>;
  partnerLensTeaching?: () => void;
  partnerLensStop?: () => void;
}

/** What a script of ours put there. A page's element of that id would be found in its place, where none did. */
export const brought = <K extends keyof LensWorld>(name: K): LensWorld[K] =>
  Object.hasOwn(globalThis, name) ? (globalThis as LensWorld)[name] : undefined;
