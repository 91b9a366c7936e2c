import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';
import type { Verdict } from './judge-mutations.ts';
import { parsedMail, readMailBothWays, type SeenMail, seenMail } from './mail.ts';
import type { MailFixture } from './mail-fixtures.ts';
import { mutated } from './mutate.ts';

/** What may not be read otherwise: people, subject, date, rows, and what is written to whom; in whatever sequence. */
function saidBy({ messages, rows, compose = [] }: SeenMail): string {
  const heads = messages.map(({ from, to, cc, at, subject }) => JSON.stringify([from, to, cc, at, subject]));
  const lines = rows.map(({ from, at, subject }) => JSON.stringify([from, at, subject]));
  const written = compose.map(({ to, cc, subject, body }) => JSON.stringify([to, cc, subject, body]));
  return [...heads.sort(), ...lines.sort(), ...written.sort()].join('\n');
}

/** Alters each page of webmail `count` times, each time in one way, and looks whether its mail is read right or told to be wrong. */
export function judgeMailMutations(
  sites: readonly SiteAdapter[],
  pages: readonly MailFixture[],
  count: number,
  firstSeed = 1,
): Verdict[] {
  return pages.map((page) => {
    const verdict: Verdict = { page: `${page.folder}/${page.name}`, right: 0, reported: 0, silent: [] };
    const whole = parsedMail(page.html);
    const told = saidBy(page.mail);
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const { what, doc } = mutated(() => whole.cloneNode(true) as Document, [], seed);
      const { generic, site, windows } = readMailBothWays(sites, doc, page.url);
      const said = saidBy(seenMail(doc, site?.found ?? generic, windows));
      if (said === told) verdict.right++;
      else if (site && site.health.missing.length > 0) verdict.reported++;
      else verdict.silent.push(`${seed}: ${what}: ${said}`);
    }
    return verdict;
  });
}
