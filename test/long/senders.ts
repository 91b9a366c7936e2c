import 'fake-indexeddb/auto';
import { commit } from '../../lib/store/commit.ts';
import { closeStore, openStore } from '../../lib/store/open.ts';
import { answerSet } from '../tools/senders/answer-set.ts';
import { judge } from '../tools/senders/judge.ts';
import { makeMails } from '../tools/senders/make-mails.ts';
import { recordsOf } from '../tools/senders/records.ts';

/** Labelled mails over the sample company, from several seeds: whom the lens, and the exact address alone, takes senders for. */
export const covers = [
  'lib/lens/mail/who',
  'lib/domain/look-alike.ts',
  'lib/domain/mail-address.ts',
  'lib/domain/mail-domain.ts',
];

const SEEDS = [20_260_507, 1, 2, 3, 4];

/** @throws when a bar is missed: 99 % of the matches without a question right, every tie asked about, no look-alike taken */
export async function run(): Promise<Record<string, number>> {
  const { companies } = makeMails(0);
  const store = await openStore('senders');
  await commit(store, recordsOf(companies));
  const all = { lens: [], exact: [] } as Awaited<ReturnType<typeof answerSet>>;
  for (const seed of SEEDS) {
    const { lens, exact } = await answerSet(store, companies, makeMails(seed).mails);
    all.lens.push(...lens);
    all.exact.push(...exact);
  }
  closeStore(store);
  const [lens, exact] = [judge(all.lens), judge(all.exact)];
  const missed = [...lens.untied, ...lens.taken, ...lens.unwarned, ...lens.warnedWrongly];
  if (lens.right < lens.automatic * 0.99 || missed.length > 0)
    throw new Error(`Senders: ${[...lens.wrong, ...missed].join('; ')}`);
  return {
    mails: lens.mails,
    ofPartners: lens.ofPartner,
    automatic: lens.automatic,
    automaticRight: lens.right / lens.automatic,
    found: lens.found / lens.ofPartner,
    ties: lens.ties,
    tiesAsked: lens.ties - lens.untied.length,
    lookAlikes: lens.lookAlikes,
    lookAlikesTaken: lens.taken.length,
    exactAutomatic: exact.automatic,
    exactRight: exact.right / exact.automatic,
    exactFound: exact.found / exact.ofPartner,
  };
}
