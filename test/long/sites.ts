import { SITES } from '../../lib/sites/index.ts';
import { inChromium } from '../bench/in-chromium.ts';
import type { Verdict } from '../tools/sites/judge-mutations.ts';
import { type MailFixture, mailFixtures } from '../tools/sites/mail-fixtures.ts';
import { type SitePage, sitePages } from '../tools/sites/pages.ts';

/** Every page of a portal or webmail altered in 200 ways, read in a real browser: right, or told to be wrong, and never neither. */
export const covers = ['lib/sites'];

const EACH = 200;

/** @throws when an altered page was read wrongly without a word, or less than 80 % were read right */
export async function run(): Promise<Record<string, number>> {
  const pages = sitePages(SITES.map(({ id }) => id)).filter(({ rows }) => rows.length > 0);
  const mails = mailFixtures(SITES.filter(({ mail }) => mail).map(({ id }) => id));
  const verdicts = await inChromium<{ pages: SitePage[]; mails: MailFixture[]; count: number }, Verdict[]>(
    '/test/bench/sites-in-page.ts',
    'judgeSitesHere',
    { pages, mails, count: EACH },
  );
  const silent = verdicts.flatMap((verdict) => verdict.silent.map((what) => `${verdict.page} ${what}`));
  if (silent.length > 0) throw new Error(`Read wrongly without a word: ${silent.join('; ')}`);
  const right = sum(verdicts, 'right');
  const altered = verdicts.length * EACH;
  if (right / altered < 0.8) throw new Error(`Only ${right} of ${altered} altered pages were read right.`);
  return {
    pages: pages.length,
    'pages of webmail': mails.length,
    altered,
    right,
    reported: sum(verdicts, 'reported'),
    silent: 0,
  };
}

const sum = (verdicts: readonly Verdict[], what: 'right' | 'reported'): number =>
  verdicts.reduce((total, verdict) => total + verdict[what], 0);
