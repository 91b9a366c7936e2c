import { monthIndexOfDay } from '../../../lib/kpi/months.ts';
import { monthStart } from '../../../lib/kpi/risk/risk-cells.ts';
import { fitPrior, type RateCount, shrunkRate } from '../../../lib/kpi/scorecard/shrink.ts';
import type { Outcome } from './measures.ts';
import type { HistoryLine } from './scms-lines.ts';

const DAYS = 365;

/** What the model has to beat: the late rate of all lines so far, and of each vendor's last 365 days, shrunk. */
export function plainRates(
  lines: readonly HistoryLine[],
  from: number,
  to: number,
): { company: Outcome[]; vendor: Outcome[] } {
  const company: Outcome[] = [];
  const vendor: Outcome[] = [];
  for (let month = from; month <= to; month += 1) {
    const start = monthStart(month);
    const before = lines.filter(({ due }) => due < start);
    const rate = before.filter(isLate).length / before.length;
    const recent = byVendor(before.filter(({ due }) => start - due <= DAYS));
    const prior = fitPrior([...recent.values()]);
    for (const line of lines.filter(({ due }) => monthIndexOfDay(due) === month)) {
      const late = isLate(line);
      const count = recent.get(line.order.partnerId) ?? { hits: 0, n: 0 };
      company.push({ month, late, p: rate });
      vendor.push({ month, late, p: prior ? shrunkRate(count, prior) : rate });
    }
  }
  return { company, vendor };
}

function isLate({ delivered, due }: HistoryLine): boolean {
  return delivered > due;
}

function byVendor(lines: readonly HistoryLine[]): Map<string, RateCount> {
  const counts = new Map<string, RateCount>();
  for (const line of lines) {
    const { hits, n } = counts.get(line.order.partnerId) ?? { hits: 0, n: 0 };
    counts.set(line.order.partnerId, { hits: hits + (isLate(line) ? 1 : 0), n: n + 1 });
  }
  return counts;
}
