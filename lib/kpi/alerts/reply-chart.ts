import { addToWelford, emptyWelford, type Welford } from '../stats/welford.ts';
import { cusumLimit } from './budget.ts';
import type { Alarm, Charted, ChartPoint } from './chart.ts';
import { addToCusum, newCusum } from './cusum.ts';
import { PER_MONTH, type Rhythm } from './periods.ts';
import { type HoursBetween, judgeQuestions, type Question } from './reply-periods.ts';
import { selfStartingScore, studentScore } from './self-starting.ts';
import { addToBaseline, baselineOf, emptyBaseline, type WeekOfValues, weeklyScore } from './weekly-score.ts';

export interface ReplyRules {
  rhythm: Rhythm;
  hours: HoursBetween;
  /** Hours since the epoch: periods that are not over then are left out. */
  end: number;
  /** False alarms that this chart may give in a month. */
  allowance: number;
}

/** Until then the chart starts by itself; from then on the periods before are its baseline. */
const BASELINE_PERIODS = 26;

/**
 * Watches how long answers take: logarithms of working hours, per period, questions still open included (see
 * `judgeQuestions`), scored against the periods before, summed up by a CUSUM that begins anew after each alarm.
 */
export function chartReplies(questions: readonly Question[], rules: ReplyRules): Charted {
  const points: ChartPoint[] = [];
  const alarms: Alarm[] = [];
  const young = emptyWelford();
  const sums = emptyBaseline();
  let cusum = newCusum();
  let scored = 0;
  const perPeriod = PER_MONTH[rules.rhythm] / rules.allowance;
  const usual = () => (sums.n === 0 ? null : Math.exp(sums.nx / sums.n));
  judgeQuestions(questions, rules, usual, (period, logs) => {
    const at = points.length;
    const week = weekOf(logs);
    const point: ChartPoint = { period, n: week.n, total: week.n * week.mean, sum: null, limit: null };
    points.push(point);
    const z = week.n === 0 ? null : scoreOf(week, young, sums);
    if (z === null) {
      if (scored === 0) cusum.lastZero = at;
      else point.sum = cusum.sum;
    } else {
      scored += 1;
      point.limit = cusumLimit((perPeriod * sums.weeks) / at);
      const alarm = addToCusum(cusum, at, z, point.limit);
      point.sum = cusum.sum;
      if (alarm) {
        alarms.push({ at, onset: cusum.lastZero + 1 });
        cusum = newCusum(at);
      }
    }
    if (week.n > 0) {
      addToWelford(young, week.mean);
      addToBaseline(sums, week);
    }
  });
  return { points, alarms, watched: points.filter(({ sum }) => sum !== null).length };
}

function weekOf(logs: readonly number[]): WeekOfValues {
  const values = emptyWelford();
  for (const log of logs) addToWelford(values, log);
  return values;
}

function scoreOf(week: WeekOfValues, young: Welford, sums: ReturnType<typeof emptyBaseline>): number | null {
  if (young.n < BASELINE_PERIODS) return selfStartingScore(young, week.mean);
  const baseline = baselineOf(sums);
  return baseline && studentScore(weeklyScore(week, baseline), sums.weeks - 1);
}
