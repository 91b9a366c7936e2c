import { fetchedAtOfPacked, stateOfPacked, valueOfPacked } from '../partner/packed-line.ts';
import { pause } from '../partner/slices.ts';
import type { LineView } from '../views.ts';
import { CurrencySums } from './currency-totals.ts';
import type { ChosenLines, MineFilter, MyLine } from './mine-views.ts';

const STATES: readonly LineView['state'][] = ['late', 'risk', 'differs', 'unknown', 'ok'];

/** Lines that are gone through in one go: some three milliseconds. */
const SLICE = 5_000;

/** Lists up to this length are gone through at once: less than a frame. */
export const AT_ONCE = 2 * SLICE;

/** The lines that the filter leaves, in their sequence, with their worth; and what else it could choose. */
export function chosenLines(all: readonly MyLine[], filter: MineFilter): ChosenLines {
  const chooser = new Chooser(filter);
  chooser.add(all, 0, all.length);
  return chooser.end();
}

/** The same for many lines: the thread has its turn between slices. Undefined when `signal` ended it. */
export async function chosenInSlices(
  all: readonly MyLine[],
  filter: MineFilter,
  signal: AbortSignal,
): Promise<ChosenLines | undefined> {
  const chooser = new Chooser(filter);
  for (let at = 0; at < all.length; at += SLICE) {
    chooser.add(all, at, Math.min(at + SLICE, all.length));
    await pause();
    if (signal.aborted) return undefined;
  }
  return chooser.end();
}

class Chooser {
  private readonly counts = new Map<LineView['state'], number>();
  private readonly plants = new Set<string>();
  private readonly companies = new Set<string>();
  private readonly lines: MyLine[] = [];
  private readonly sums = new CurrencySums();
  private readonly likely = { high: 0, elevated: 0 };
  private known = 0;
  private oldest: MyLine | undefined;
  private readonly filter: MineFilter;

  constructor(filter: MineFilter) {
    this.filter = filter;
  }

  add(all: readonly MyLine[], from: number, to: number): void {
    const { state: wanted, plant: inPlant, company: ofCompany } = this.filter;
    for (let at = from; at < to; at += 1) {
      const line = all[at] as MyLine;
      const { plant, company } = line.of;
      if (plant !== '') this.plants.add(plant);
      if (company !== '') this.companies.add(company);
      if ((inPlant !== '' && plant !== inPlant) || (ofCompany !== '' && company !== ofCompany)) continue;
      const state = stateOfPacked(line.packed);
      if (line.isKnown) {
        this.known += 1;
        // Chosen by what asks for attention, it is not among them; among all it stands at the end.
        if (this.filter.known || (!this.filter.likelyLate && wanted === 'all')) this.take(line);
        continue;
      }
      if (line.risk) this.likely[line.risk[3]] += 1;
      if (this.filter.known || (this.filter.likelyLate && line.risk?.[3] !== 'high')) continue;
      this.counts.set(state, (this.counts.get(state) ?? 0) + 1);
      if (wanted === 'all' || state === wanted) this.take(line);
    }
  }

  private take(line: MyLine): void {
    this.lines.push(line);
    const { packed } = line;
    this.sums.add(valueOfPacked(packed), stateOfPacked(packed) === 'late');
    if (!this.oldest || fetchedAtOfPacked(packed) < fetchedAtOfPacked(this.oldest.packed)) this.oldest = line;
  }

  end(): ChosenLines {
    const { totals, without } = this.sums.end();
    if (this.filter.likelyLate) this.lines.sort((a, b) => (b.risk?.[2] ?? 0) - (a.risk?.[2] ?? 0));
    return {
      lines: this.lines,
      oldest: this.oldest,
      totals,
      withoutValue: without,
      states: STATES.flatMap((state) => {
        const count = this.counts.get(state) ?? 0;
        return count > 0 ? [{ state, count }] : [];
      }),
      likelyLate: this.likely,
      known: this.known,
      plants: [...this.plants].sort(),
      companies: [...this.companies].sort(),
    };
  }
}
