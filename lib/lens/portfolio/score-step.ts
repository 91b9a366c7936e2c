import { type Grade, gradeOf } from '../../kpi/scorecard/grade.ts';

/** The step that points are shown in: the cuts of grades, for one term as for the total. */
export function scoreStep(score: number): Grade {
  return gradeOf(score);
}
