import { MONTHS_PER_FALSE_ALARM } from '../../lib/kpi/alerts/budget.ts';
import type { Rhythm } from '../../lib/kpi/alerts/periods.ts';
import { scmsAlerts } from '../tools/alerts-backtest.ts';
import {
  doublingsFound,
  falseReplies,
  falseShares,
  type Promise as Promised,
  seeded,
} from '../unit/kpi/alerts/simulate.ts';

/** Whether alerts keep what the settings promise, and find what they should; and what they say of a real history. */
export const covers = ['lib/kpi/alerts', 'lib/kpi/stats'];

const SUPPLIERS = 600;
const RUNS = 2_000;
const FEW = 1 / MONTHS_PER_FALSE_ALARM;
/** The allowance of an owner with a hundred figures. */
const MANY = 1 / 100;

/** @throws when a bar is missed: false alerts within a fifth of the promise, 95 % of doublings, the bars on real data */
export async function run(): Promise<Record<string, number>> {
  const random = seeded(7);
  const counts: Record<string, number> = { suppliers: SUPPLIERS, runs: RUNS };
  let total: Promised = { found: 0, allowed: 0 };
  const add = (name: string, { found, allowed }: Promised) => {
    counts[name] = round(found / allowed);
    total.found += found;
    total.allowed += allowed;
  };
  for (const allowance of [FEW, MANY]) {
    const months = Math.round(1 / allowance);
    total = { found: 0, allowed: 0 };
    for (const rhythm of ['week', 'month'] satisfies Rhythm[])
      for (const perMonth of [6, 20])
        for (const pool of [0.05, 0.15]) {
          const mean = rhythm === 'week' ? (perMonth * 12) / 52 : perMonth;
          const name = `false, 1 in ${months} months, ${perMonth} a month, ${pool} usual, by ${rhythm}`;
          add(name, falseShares(random, { suppliers: SUPPLIERS, rhythm, mean, pool, allowance }));
        }
    for (const perWeek of [3, 8]) {
      const name = `false, 1 in ${months} months, ${perWeek} messages a week`;
      add(name, falseReplies(random, { suppliers: SUPPLIERS, perWeek, allowance }));
      const { found, of, medianWeeks } = doublingsFound(random, { runs: RUNS, perWeek, allowance });
      counts[`doublings found, 1 in ${months} months, ${perWeek} messages a week`] = round(found / of);
      counts[`weeks until then, 1 in ${months} months, ${perWeek} messages a week`] = medianWeeks;
      if (perWeek === 8 && found / of < 0.95) throw new Error(`Only ${found} of ${of} doublings are found.`);
    }
    counts[`false alerts by promise, 1 in ${months} months`] = round(total.found / total.allowed);
    if (Math.abs(total.found / total.allowed - 1) > 0.2)
      throw new Error(`False alerts are ${total.found}, promised are ${total.allowed}.`);
  }
  return { ...counts, ...history() };
}

/** The real history: reported, not chosen on. */
function history(): Record<string, number> {
  const backtest = scmsAlerts();
  if (backtest === null) return {};
  const { alarms, precision, onsets, recall, recallFrom, recallTo, delay } = backtest.score('week', 'alarms');
  const without = backtest.vendors.map((vendor) => backtest.score('week', 'alarms', vendor));
  const farthest = (pick: (score: (typeof without)[number]) => number, from: number) =>
    round(Math.max(...without.map((score) => Math.abs(pick(score) - from))));
  if (precision < 0.75 || recallFrom > 0.5 || recallTo < 0.5)
    throw new Error(`On the real history precision is ${precision}, recall ${recallFrom} to ${recallTo}.`);
  return {
    'history: alarms': alarms,
    'history: precision': round(precision),
    'history: onsets': onsets,
    'history: recall': round(recall),
    'history: recall from': round(recallFrom),
    'history: recall to': round(recallTo),
    'history: months of delay': delay,
    'history: precision moves without one vendor by': farthest((score) => score.precision, precision),
    'history: recall moves without one vendor by': farthest((score) => score.recall, recall),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
