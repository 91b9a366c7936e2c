import { readFileSync } from 'node:fs';
import { dayNumber } from '../../lib/domain/calendar-date.ts';
import { allowancePerFigure } from '../../lib/kpi/alerts/budget.ts';
import { realData } from '../real-data.ts';
import { type AlertBacktest, type AlertScore, alertBacktest, type Shipment } from './backtest/alerts.ts';
import { readCsv } from './read-csv.ts';
import { isoDay } from './scms-truth.ts';

/**
 * `node test/tools/alerts-backtest.ts`: what the alerts on lateness, with the settings as they are shipped, would have said on
 * the SCMS delivery history. Nothing was chosen on this data.
 */

/** Null where the data is not on this machine. */
export function scmsAlerts(): AlertBacktest | null {
  const path = realData('scms/SCMS_Delivery_History_Dataset.csv');
  if (path === null) return null;
  const seen = new Map<string, Shipment>();
  for (const row of readCsv(readFileSync(path, 'utf8'))) {
    const [due, delivered] = [
      isoDay(row['Scheduled Delivery Date']),
      isoDay(row['Delivered to Client Date']),
    ];
    if (due === undefined || delivered === undefined) continue;
    const vendor = row.Vendor?.trim() ?? '';
    const key = `${row['ASN/DN #']} ${vendor} ${due} ${delivered}`;
    seen.set(key, { vendor, due: dayNumber(due), late: delivered > due });
  }
  // One owner looks after all of them, one figure each: so few that the cap per figure holds, not the budget.
  return alertBacktest([...seen.values()], allowancePerFigure(1, 14));
}

function print(
  name: string,
  { alarms, precision, onsets, recall, recallFrom, recallTo, delay }: AlertScore,
): void {
  const two = (value: number) => value.toFixed(2);
  process.stdout.write(
    `${name.padEnd(44)} ${`${alarms}`.padStart(6)} ${two(precision).padStart(9)} ${`${onsets}`.padStart(6)} ` +
      `${two(recall).padStart(6)} ${`${two(recallFrom)} to ${two(recallTo)}`.padStart(13)} ${`${delay}`.padStart(5)}\n`,
  );
}

if (process.argv[1]?.endsWith('alerts-backtest.ts')) {
  const backtest = scmsAlerts();
  if (backtest === null) process.stdout.write('The SCMS delivery history is not on this machine.\n');
  else {
    process.stdout.write(`${'chart'.padEnd(44)} alarms precision onsets recall      interval delay\n`);
    for (const rhythm of ['week', 'month'] as const)
      for (const counted of ['alarms', 'changes'] as const)
        print(`looked at every ${rhythm}, ${counted}`, backtest.score(rhythm, counted));
    for (const vendor of backtest.vendors)
      print(`every week, alarms, without ${vendor.slice(0, 14)}`, backtest.score('week', 'alarms', vendor));
  }
}
