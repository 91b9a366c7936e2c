import { firstDayOf, periodOf, type Rhythm } from './periods.ts';

/** A question, in hours since the epoch; `answered` is absent while it is open. */
export interface Question {
  asked: number;
  answered?: number;
}

/** Working hours between two instants, both in hours since the epoch. */
export type HoursBetween = (from: number, to: number) => number;

/** Answers within a quarter of an hour are all the same. */
const LEAST_HOURS = 0.25;

/**
 * Questions by the period in which each is judged, once: that in which it was answered, or at whose end it had been open for
 * longer than is usual, with the logarithm of the hours so far. One that is open but not yet longer waits for the next period.
 * `usual` answers the usual hours as known before a period; `null` while nothing is usual, and then all open ones wait.
 * Complete periods only, until `end` (hours since the epoch); periods with nothing to judge are among them.
 */
export function judgeQuestions(
  questions: readonly Question[],
  { rhythm, hours, end }: { rhythm: Rhythm; hours: HoursBetween; end: number },
  usual: () => number | null,
  visit: (period: number, logs: number[]) => void,
): void {
  const sorted = [...questions].sort((a, b) => a.asked - b.asked);
  const first = sorted[0];
  if (!first) return;
  let waiting: Question[] = [];
  let next = 0;
  for (let period = periodOf(Math.floor(first.asked / 24), rhythm); ; period += 1) {
    const over = firstDayOf(period + 1, rhythm) * 24;
    if (over > end) return;
    for (let each = sorted[next]; each && each.asked < over; each = sorted[++next]) waiting.push(each);
    const limit = usual();
    const logs: number[] = [];
    waiting = waiting.filter(({ asked, answered }) => {
      const isAnswered = answered !== undefined && answered < over;
      const took = hours(asked, isAnswered ? answered : over);
      if (!isAnswered && (limit === null || took <= limit)) return true;
      logs.push(Math.log(Math.max(LEAST_HOURS, took)));
      return false;
    });
    visit(period, logs);
  }
}
