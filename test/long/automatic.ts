import { HELD_OUT } from '../tools/automatic/held-out-wordings.ts';
import { judgeHeads, type Told } from '../tools/automatic/judge.ts';
import { makeHeads } from '../tools/automatic/make-heads.ts';
import { WORDINGS, type Wordings } from '../tools/automatic/wordings.ts';

/** Heads of mails in four languages, from several seeds: what programs wrote is told from what people wrote. */
export const covers = ['lib/lens/mail/automatic.ts', 'lib/lens/mail/automatic-words.ts'];

const SEEDS = [20_260_507, 1, 2, 3, 4];
const EACH = 4_000;

/** @throws when a bar is missed: 97 % of what programs wrote found (other wordings 85 %), less than 1 % of people's mails taken for it */
export async function run(): Promise<Record<string, number>> {
  const [known, other] = [toldOf(WORDINGS), toldOf(HELD_OUT)];
  const faults = [
    ...(known.found < known.automatic * 0.97 ? known.missed : []),
    ...(other.found < other.automatic * 0.85 ? other.missed : []),
    ...[known, other].flatMap(({ mistaken, people }) => (mistaken.length > people * 0.01 ? mistaken : [])),
  ];
  if (faults.length > 0) throw new Error(`Automatic mail: ${faults.slice(0, 40).join('; ')}`);
  return {
    byPrograms: known.automatic,
    found: known.found / known.automatic,
    byPeople: known.people,
    mistaken: known.mistaken.length,
    otherWordingsByPrograms: other.automatic,
    otherWordingsFound: other.found / other.automatic,
    otherWordingsByPeople: other.people,
    otherWordingsMistaken: other.mistaken.length,
  };
}

function toldOf(wordings: Wordings): Told {
  return judgeHeads(SEEDS.flatMap((seed) => makeHeads(seed, EACH, wordings)));
}
