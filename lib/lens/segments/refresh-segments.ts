import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Now } from '../../domain/workspace.ts';
import { gatheredAfter, writeGathered } from '../../store/gathered.ts';
import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import { eachRelation } from '../../store/relation-records.ts';
import { announceSummaries, readGathered, summarisedIds } from '../../store/summaries.ts';
import { writeSummaries } from '../../store/write-summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { type PriorEntry, priorGatherer } from '../scorecard/priors.ts';
import { scoreKey } from '../scorecard/score-record.ts';
import { factsByPartner, type PlacedSupplier, placeSuppliers } from './place-suppliers.ts';
import { isShelf, shelfKey, shelvesOf } from './shelves.ts';
import { isStandingRecord, STANDING_PREFIX, type StandingRecord } from './standing-record.ts';

const SEGMENTS_DEFINITION = 2;
/** Under which name the places of all suppliers are gathered. */
const SEGMENTS_KEY = 'segments';
/** How many standings are read in one go. */
const PAGE = 500;

/** The places of all suppliers, and what their rates were drawn to. */
export interface StoredSegments {
  definition: number;
  day: string;
  stamp: string;
  generation: number;
  priors: PriorEntry[];
  suppliers: PlacedSupplier[];
}

/** What was gathered last, of whatever day; null before the first time, or by another definition. */
export async function readSegments(store: Store): Promise<StoredSegments | null> {
  const [stored] = await readGathered(store, [SEGMENTS_KEY]);
  if (typeof stored !== 'object' || stored === null) return null;
  const segments = stored as Partial<StoredSegments>;
  const whole = Array.isArray(segments.suppliers) && Array.isArray(segments.priors);
  return segments.definition === SEGMENTS_DEFINITION && whole ? (segments as StoredSegments) : null;
}

/** True when segments are of today, of these settings and of the records as they are. */
export async function segmentsCurrent(store: Store, now: Now): Promise<boolean> {
  const [context, generation, stored] = await Promise.all([
    readContext(store, now),
    storeGeneration(store),
    readSegments(store),
  ]);
  return stored !== null && isOf(stored, context) && stored.generation === generation;
}

/** The place of one supplier on a day that today has reached; null for who is not placed. */
export async function readPlace(
  store: Store,
  partnerId: string,
  context: LensContext,
): Promise<{ place: PlacedSupplier; day: CalendarDate } | null> {
  const [shelf] = await readGathered(store, [shelfKey(SEGMENTS_KEY, partnerId)]);
  if (
    !isShelf<PlacedSupplier>(shelf) ||
    shelf.definition !== SEGMENTS_DEFINITION ||
    shelf.day > context.now.today
  )
    return null;
  const place = shelf.places.find((each) => each.partnerId === partnerId);
  return place ? { place, day: shelf.day } : null;
}

function isOf({ day, stamp }: StoredSegments, context: LensContext): boolean {
  return day === context.now.today && stamp === stampOf(context);
}

/**
 * Places all suppliers against each other, from what was made beside their summaries and the facts on record. `goOn` is
 * asked between pages; false leaves it to the next call. Answers true when the stored segments are current.
 */
export async function refreshSegments(
  store: Store,
  now: Now,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  for (;;) {
    if (await segmentsCurrent(store, now)) return true;
    const context = await readContext(store, now);
    const generation = await storeGeneration(store);
    const read = await readStandings(store, context, goOn);
    if (read === null) return false;
    const gatherer = priorGatherer();
    for (const { rates } of read.standings)
      for (const [key, hits, n] of rates) gatherer.add(key, { hits, n });
    const priors = gatherer.entries();
    const facts: Fact[] = [];
    await eachRelation(store, 'facts', (fact) => facts.push(fact));
    const value: StoredSegments = {
      definition: SEGMENTS_DEFINITION,
      day: now.today,
      stamp: stampOf(context),
      generation,
      priors,
      suppliers: placeSuppliers(read.standings, factsByPartner(facts, now.today), new Map(priors)),
    };
    const shelves = shelvesOf(SEGMENTS_KEY, value, value.suppliers, ({ partnerId }) => partnerId);
    const isPlaced = await writeSummaries(store, generation, { gathered: shelves });
    if (isPlaced && (await writeGathered(store, generation, SEGMENTS_KEY, value, read.gone))) {
      announceSummaries();
      return true;
    }
    if (!(await goOn())) return false;
  }
}

/** Every standing of today, and the names of those whose partner is no more; null when it was interrupted. */
async function readStandings(
  store: Store,
  context: LensContext,
  goOn: () => Promise<boolean>,
): Promise<{ standings: StandingRecord[]; gone: string[] } | null> {
  const known = new Set(await summarisedIds(store));
  const stamp = stampOf(context);
  const standings: StandingRecord[] = [];
  const gone: string[] = [];
  for (let after = ''; ; ) {
    const { names, values } = await gatheredAfter(store, STANDING_PREFIX, after, PAGE);
    values.forEach((value, at) => {
      if (!isStandingRecord(value, context.now.today, stamp)) return;
      if (known.has(value.partnerId)) standings.push(value);
      else gone.push(names[at] as string, scoreKey(value.partnerId));
    });
    after = names.at(-1) ?? '';
    if (names.length < PAGE) return { standings, gone };
    if (!(await goOn())) return null;
  }
}
