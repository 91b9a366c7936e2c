import type { MailHooks } from '../domain/mail-hooks.ts';
import type { SiteHooks } from '../domain/site-hooks.ts';

/**
 * What PartnerLens knows of one portal or webmail: data, and one question. An adapter is an object literal with `satisfies SiteAdapter`;
 * it asks no global, sends nothing and changes nothing of the page.
 */
export interface SiteAdapter {
  /** Also the name of its script, `site-<id>.js`, and of its folder of fixtures. */
  id: string;
  /** As its makers call it. */
  name: string;
  /** Grows with every change of what is read: a version can be switched off. */
  version: number;
  /** Match patterns of the origins that it may be on. */
  matches: readonly string[];
  /** Addresses that it reads, for tests and for whoever looks at it next. */
  testUrls: readonly string[];
  /** What its hooks rest on. */
  verified: 'real program' | 'captured page' | 'documented hooks';
  /** True where the document is one of this site's. */
  detect(doc: Document, url: string): boolean;
  /** How its pages are read: the first whose `when` holds. */
  pages: readonly SiteHooks[];
  /** How the mail on its pages is read, where it is webmail. */
  mail?: MailHooks;
}
