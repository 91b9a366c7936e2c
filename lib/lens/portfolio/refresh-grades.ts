import type { Now } from '../../domain/workspace.ts';
import type { Grade } from '../../kpi/scorecard/grade.ts';
import type { Ungraded } from '../../kpi/scorecard/scorecard.ts';
import { writeGathered } from '../../store/gathered.ts';
import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import { announceSummaries, readGathered } from '../../store/summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { pause } from '../partner/slices.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { gradeRecord } from '../scorecard/score-record.ts';
import { storedScores } from '../scorecard/stored-scores.ts';
import { readSegments } from '../segments/refresh-segments.ts';

const GRADES_DEFINITION = 1;
/** Under which name the grades of all suppliers are gathered. */
const GRADES_KEY = 'grades';
/** How many are graded between two turns of the thread: some ten milliseconds. */
const SLICE = 50;

/** How a supplier is graded, as its scorecard says. */
export interface StoredGrade {
  grade: Grade | null;
  score: number | null;
  /** Why there is no grade. */
  ungraded?: Ungraded;
}

interface StoredGrades {
  definition: number;
  day: string;
  stamp: string;
  generation: number;
  grades: [partnerId: string, grade: StoredGrade][];
}

async function readStored(store: Store): Promise<StoredGrades | null> {
  const [stored] = await readGathered(store, [GRADES_KEY]);
  if (typeof stored !== 'object' || stored === null) return null;
  const grades = stored as Partial<StoredGrades>;
  return grades.definition === GRADES_DEFINITION && Array.isArray(grades.grades)
    ? (stored as StoredGrades)
    : null;
}

/** The grades of all suppliers as they were made last today; empty where they were not yet. */
export async function readGrades(store: Store, context: LensContext): Promise<Map<string, StoredGrade>> {
  const stored = await readStored(store);
  const holds = stored?.day === context.now.today && stored.stamp === stampOf(context);
  return new Map(holds ? stored.grades : []);
}

/**
 * Grades all suppliers from their stored scores, once everybody's are made and it is known what others do. `goOn` is asked
 * between slices; false leaves it to the next call. Answers true when the stored grades are current.
 */
export async function refreshGrades(store: Store, now: Now, goOn: () => Promise<boolean>): Promise<boolean> {
  for (;;) {
    const [context, generation, stored] = await Promise.all([
      readContext(store, now),
      storeGeneration(store),
      readStored(store),
    ]);
    const stamp = stampOf(context);
    if (stored?.generation === generation && stored.day === now.today && stored.stamp === stamp) return true;
    const priors = new Map((await readSegments(store))?.priors ?? []);
    const grades: StoredGrades['grades'] = [];
    for (const record of (await storedScores(store, context)).records) {
      const { grade, card } = gradeRecord(record, priors).period;
      const { score, ungraded } = card;
      grades.push([record.partnerId, { grade, score, ...(ungraded ? { ungraded } : {}) }]);
      if (grades.length % SLICE === 0) await pause();
    }
    const value: StoredGrades = { definition: GRADES_DEFINITION, day: now.today, stamp, generation, grades };
    if (await writeGathered(store, generation, GRADES_KEY, value, [])) {
      announceSummaries();
      return true;
    }
    if (!(await goOn())) return false;
  }
}
