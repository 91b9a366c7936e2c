import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../../lib/kpi/alerts/changes.ts';
import { judgeQuestions, type Question } from '../../../../lib/kpi/alerts/reply-periods.ts';
import { silenceOf } from '../../../../lib/kpi/alerts/silence.ts';
import { chartedReplies, questions, seeded } from './simulate.ts';

const MONDAY = 4 * 24;
const WEEK = 168;
const hours = (from: number, to: number) => to - from;

function judged(asked: Question[], weeks: number, usual: number | null): number[][] {
  const periods: number[][] = [];
  judgeQuestions(
    asked,
    { rhythm: 'week', hours, end: MONDAY + weeks * WEEK },
    () => usual,
    (_, logs) => periods.push(logs.map((log) => Math.round(Math.exp(log) * 100) / 100)),
  );
  return periods;
}

describe('questions by week', () => {
  it('count once: when answered, or when open for longer than usual at the end of a week', () => {
    const answered = { asked: MONDAY + 10, answered: MONDAY + 16 };
    const late = { asked: MONDAY + 20, answered: MONDAY + WEEK + 60 };
    const never = { asked: MONDAY + WEEK - 5 };
    expect(judged([answered, late, never], 3, 8)).toEqual([[6, WEEK - 20], [WEEK + 5], []]);
  });

  it('wait while nothing is usual yet, and while they are not longer', () => {
    const open = { asked: MONDAY + WEEK - 5 };
    expect(judged([open], 3, null)).toEqual([[], [], []]);
    expect(judged([open], 1, 6)).toEqual([[]]);
    expect(judged([open], 2, 6)).toEqual([[], [WEEK + 5]]);
  });

  it('of a week that is not over are left out; answers at once count a quarter of an hour', () => {
    expect(judged([{ asked: MONDAY + 3, answered: MONDAY + 3 }], 1, null)).toEqual([[0.25]]);
    expect(judged([{ asked: MONDAY + 3, answered: MONDAY + 4 }], 0, null)).toEqual([]);
    expect(judged([], 5, null)).toEqual([]);
  });
});

describe('a chart of answers', () => {
  it('finds a doubling with its onset, and hears of a supplier that stops answering before any answer comes', () => {
    const asked = questions(seeded(21), { weeks: 60, perWeek: 8, factor: 2, from: 45 });
    const [change] = changesOf(chartedReplies(asked, 60, 1 / 36), 'week');
    const first = chartedReplies(asked, 60, 1 / 36).points[0]?.period ?? 0;
    expect(Math.abs((change?.onset ?? 0) - first - 45)).toBeLessThanOrEqual(2);
    const since = Math.exp((change?.after.total ?? 0) / (change?.after.n ?? 1));
    const before = Math.exp((change?.before.total ?? 0) / (change?.before.n ?? 1));
    expect(since / before).toBeGreaterThan(1.6);

    const calm = questions(seeded(12), { weeks: 60, perWeek: 8 });
    const from = MONDAY + 50 * WEEK;
    const silent = calm.map((each) => (each.asked < from ? each : { asked: each.asked }));
    const late = (each: Question[]) => chartedReplies(each, 60, 1 / 36).alarms.filter(({ at }) => at >= 50);
    expect(late(calm)).toEqual([]);
    expect(late(silent).length).toBeGreaterThan(0);
  });

  it('starts by itself: it scores from the third week with answers', () => {
    const { points } = chartedReplies(questions(seeded(3), { weeks: 12, perWeek: 5 }), 12, 1 / 36);
    expect(points.findIndex(({ sum }) => sum !== null)).toBe(2);
  });

  it('says nothing of identical instants, of years of silence, of one question', () => {
    const same = Array.from({ length: 50 }, () => ({ asked: MONDAY, answered: MONDAY + 5 }));
    expect(chartedReplies(same, 30, 1 / 36).alarms).toEqual([]);
    const apart = [
      { asked: MONDAY, answered: MONDAY + 5 },
      { asked: MONDAY + 400 * WEEK, answered: MONDAY + 400 * WEEK + 7 },
    ];
    const { points, alarms } = chartedReplies(apart, 420, 1 / 36);
    expect(alarms).toEqual([]);
    expect(
      points.every(({ sum, limit, total }) => [sum ?? 0, limit ?? 0, total].every(Number.isFinite)),
    ).toBe(true);
    expect(chartedReplies([{ asked: MONDAY }], 5, 1 / 36).alarms).toEqual([]);
  });
});

describe('silence', () => {
  /** Heard of every second working day, with a week of holidays in the middle. */
  const days = Array.from(
    { length: 60 },
    (_, at) => 4 + Math.floor(at / 5) * 14 + ([0, 2, 4, 8, 10][at % 5] as number),
  ).filter((day) => day < 60 || day > 67);
  const last = days.at(-1) as number;

  it('is a gap longer than 99 of 100 of the own gaps, and rarer than is allowed', () => {
    const calm = silenceOf(days, last + 3, 1 / 36);
    expect(calm?.medianGap).toBe(2);
    expect(calm && calm.silentDays <= calm.limit).toBe(true);
    expect(calm && calm.limit >= calm.p99Gap).toBe(true);
    const quiet = silenceOf(days, last + 40, 1 / 36);
    expect(quiet && quiet.silentDays > quiet.limit).toBe(true);
    expect(quiet?.foundDay).toBeLessThan(last + 40);
    const strict = silenceOf(days, last + 40, 1 / 3600);
    expect(strict && calm && strict.limit > calm.limit).toBe(true);
  });

  it('is not told of few gaps, and does not look ahead', () => {
    expect(silenceOf(days.slice(0, 12), last, 1 / 36)).toBeNull();
    expect(silenceOf([], last, 1 / 36)).toBeNull();
    expect(silenceOf(Array<number>(50).fill(4), 400, 1 / 36)).toBeNull();
    expect(silenceOf([...days, last + 900], last + 3, 1 / 36)).toEqual(silenceOf(days, last + 3, 1 / 36));
  });
});
