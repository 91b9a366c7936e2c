import type { SiteHealth } from '../domain/site-health.ts';
import { type MailFound, type MailPage, readMail } from '../sites/mail/read-mail.ts';
import { mailSiteOf } from './mail-site.ts';
import { brought } from './world.ts';

/** What a page shows of mail, and how the adapter of its site fared, where it has one. */
interface MailPageRead {
  found: MailFound;
  health: SiteHealth | undefined;
}

/** Reads the mail of a page by its structure, and by the adapter of its webmail where one's script runs here and fits. */
export function* readMailPage(page: MailPage): Generator<void, MailPageRead> {
  const found = yield* readMail(page);
  const site = mailSiteOf(page.doc, page.url);
  const read = site && (yield* brought('partnerLensMailHooks')?.(site, page, found) ?? []);
  return read ?? { found, health: undefined };
}
