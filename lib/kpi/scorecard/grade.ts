export type Grade = 'A' | 'B' | 'C' | 'D';

/** Lowest score of each grade, half-open bands on the unrounded score (`kpi.md` 2, rule 3). */
const CUTS: readonly [Grade, number][] = [
  ['A', 90],
  ['B', 70],
  ['C', 50],
  ['D', Number.NEGATIVE_INFINITY],
];
const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D'];

/** A score so far past the cut changes the grade at once; nearer, it takes a second period in a row. */
const HYSTERESIS = 2;

/** The grade of one score by the cuts alone. */
export function gradeOf(score: number): Grade {
  return CUTS.find(([, cut]) => score >= cut)?.[0] ?? 'D';
}

/** The worse of a grade and a cap. */
export function capped(grade: Grade, cap: Grade): Grade {
  return GRADES.indexOf(grade) < GRADES.indexOf(cap) ? cap : grade;
}

/**
 * Grades over consecutive periods, oldest first: a change needs two periods in a row, or a score two points past the cut.
 * A period without a score has no grade and leaves the last one in force.
 */
export function gradesOver(scores: readonly (number | null)[]): (Grade | null)[] {
  let held: Grade | null = null;
  let leaning = 0;
  return scores.map((score) => {
    if (score === null) {
      leaning = 0;
      return null;
    }
    const byCuts = gradeOf(score);
    if (held === null) held = byCuts;
    const direction = Math.sign(GRADES.indexOf(byCuts) - GRADES.indexOf(held));
    if (direction !== 0) {
      const lasting = gradeOf(score + direction * HYSTERESIS);
      const clear = Math.sign(GRADES.indexOf(lasting) - GRADES.indexOf(held)) === direction;
      if (leaning === direction) held = byCuts;
      // Past one cut by enough, perhaps not past the next one.
      else if (clear) held = lasting;
    }
    leaning = held === byCuts ? 0 : direction;
    return held;
  });
}
