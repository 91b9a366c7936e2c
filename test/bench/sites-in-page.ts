import { SITES } from '../../lib/sites/index.ts';
import { judgeMailMutations } from '../tools/sites/judge-mail.ts';
import { judgeMutations, type Verdict } from '../tools/sites/judge-mutations.ts';
import type { MailFixture } from '../tools/sites/mail-fixtures.ts';
import type { SitePage } from '../tools/sites/pages.ts';

interface Pages {
  pages: SitePage[];
  mails: MailFixture[];
  count: number;
}

/** Alters pages of portals and webmail and reads them, in a real browser. */
export function judgeSitesHere({ pages, mails, count }: Pages): Promise<Verdict[]> {
  return Promise.resolve([
    ...judgeMutations(SITES, pages, count),
    ...judgeMailMutations(SITES, mails, count),
  ]);
}
