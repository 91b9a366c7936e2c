import type { MailMessage } from '../../../lib/domain/mail-reading.ts';
import type { WhoView } from '../../../lib/lens/mail/who/who-views.ts';
import type { Company } from './company.ts';
import type { Answer } from './letter.ts';

/** What a set of answers is worth. Lists name the kinds of mails, for a person to look at. */
export interface Judged {
  mails: number;
  /** Answers without a question, and those of them that are right. */
  automatic: number;
  right: number;
  wrong: string[];
  /** Mails that are certainly of one partner, and those of them that were answered without a question. */
  ofPartner: number;
  found: number;
  /** Mails of which nobody can tell, and those where all who may be meant were not asked about. */
  ties: number;
  untied: string[];
  /** Look-alikes and forged names, those that were taken for somebody, and those without a warning. */
  lookAlikes: number;
  taken: string[];
  unwarned: string[];
  /** Warnings about mails that pass for nobody. */
  warnedWrongly: string[];
}

/** One mail with what the lens, or a plainer way, made of it. */
export interface Answered {
  name: string;
  answer: Answer;
  view: Pick<WhoView, 'standing' | 'certain' | 'warnings'> & { ids: string[] };
}

export function judge(all: readonly Answered[]): Judged {
  const judged: Judged = {
    mails: all.length,
    automatic: 0,
    right: 0,
    wrong: [],
    ofPartner: 0,
    found: 0,
    ties: 0,
    untied: [],
    lookAlikes: 0,
    taken: [],
    unwarned: [],
    warnedWrongly: [],
  };
  for (const each of all) judgeOne(judged, each);
  return judged;
}

function judgeOne(
  judged: Judged,
  { name, answer, view: { standing, certain, ids, warnings } }: Answered,
): void {
  const sure = standing === 'known' || (standing === 'own' && certain === true);
  const isRight = answer.of === 'partner' && ids[0] === answer.id;
  if (sure) {
    judged.automatic += 1;
    if (isRight) judged.right += 1;
    else judged.wrong.push(`${name}: ${ids[0]}`);
  }
  if (answer.of === 'partner') {
    judged.ofPartner += 1;
    if (sure && isRight) judged.found += 1;
  }
  if (answer.of === 'tie') {
    judged.ties += 1;
    if (sure || !answer.among.every((id) => ids.includes(id))) judged.untied.push(`${name}: ${ids}`);
  }
  const passes = answer.of === 'look-alike' || answer.of === 'forged';
  if (passes) {
    judged.lookAlikes += 1;
    if (sure || (answer.of === 'look-alike' && ids.length > 0)) judged.taken.push(`${name}: ${ids}`);
    const code = answer.of === 'look-alike' ? 'look-alike' : 'forged-name';
    if (!warnings.some((warning) => warning.code === code)) judged.unwarned.push(name);
  } else if (warnings.length > 0) judged.warnedWrongly.push(`${name}: ${JSON.stringify(warnings[0])}`);
}

/** The plainest way, for comparison: the sender's address is exactly that of a contact of one company. */
export function byExactAddress({ from }: MailMessage, companies: readonly Company[]): Answered['view'] {
  const address = from.address?.trim().toLowerCase();
  const of = companies.filter(({ people }) => people.some(({ email }) => email.toLowerCase() === address));
  const ids = of.map(({ id }) => id);
  return { standing: ids.length === 1 ? 'known' : 'unknown', ids, warnings: [] };
}
