import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { monthIndexOf } from '../../../lib/kpi/months.ts';
import { monthStart } from '../../../lib/kpi/risk/risk-cells.ts';
import { realData } from '../../real-data.ts';
import { shuffledFuture } from './future.ts';
import { brierDifference, type Measures, measure, type Outcome } from './measures.ts';
import { plainRates } from './plain-rates.ts';
import { historyLines } from './scms-lines.ts';
import { walkForward } from './walk-forward.ts';

/*
 * Late risk on the SCMS delivery history, forecast month by month with the code that the extension runs. Everything was
 * chosen on lines due before July 2012; `--chosen-on` shows that part alone and reads nothing else.
 * What is shipped is a second look, made after the later years had been seen once; `--first-look` gives the first.
 */

const FIRST = '2009-01';
const CHOSEN_UNTIL = '2012-06';
const LAST = '2015-06';
/** Months whose future is shuffled. */
const LEAK_MONTHS = ['2009-09', '2010-10', '2012-02', '2012-11', '2014-03', '2015-05'];

const { values: options } = parseArgs({
  options: {
    'chosen-on': { type: 'boolean', default: false },
    'first-look': { type: 'boolean', default: false },
    pred: { type: 'string' },
  },
});

const file = realData('scms/SCMS_Delivery_History_Dataset.csv');
if (file === null) {
  process.stderr.write(
    'The SCMS delivery history is not here: set PARTNERLENS_DATA to its folder (README, "Real data").\n',
  );
  process.exit(1);
}

const monthOf = (name: string) => monthIndexOf(`${name}-01`);
const until = options['chosen-on'] ? CHOSEN_UNTIL : LAST;
const lines = historyLines(file, options['chosen-on'] ? '2012-07-01' : undefined);
const making = options['first-look'] ? 'first' : 'shipped';
const model = walkForward(lines, monthOf(FIRST), monthOf(until), making);
const { company, vendor } = plainRates(lines, monthOf(FIRST), monthOf(until));

print(`chosen on: due ${FIRST} to ${CHOSEN_UNTIL}`, monthOf(FIRST), monthOf(CHOSEN_UNTIL));
if (!options['chosen-on']) {
  print(`tested on: due 2012-07 to ${LAST}`, monthOf('2012-07'), monthOf(LAST));
  print(`whole protocol: due ${FIRST} to ${LAST}`, monthOf(FIRST), monthOf(LAST));
}
leakCheck();
if (options.pred) writeFileSync(options.pred, `id,p\n${model.map(({ id, p }) => `${id},${p}`).join('\n')}\n`);

function print(title: string, from: number, to: number): void {
  const within = <T extends Outcome>(outcomes: readonly T[]) =>
    outcomes.filter(({ month }) => month >= from && month <= to);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const own = within(model);
  const all = measure(own);
  say(`\n${title}: ${all?.n} lines, ${all?.late} late`);
  say('forecast                      Brier    log loss  ECE10   intercept slope  top 10 %: precision recall');
  say(row('late rate of all lines', measure(within(company))));
  say(row('vendor, 365 days, shrunk', measure(within(vendor))));
  say(row(making === 'first' ? 'late-risk/1' : 'late-risk/2', all));
  const [difference, low, high] = brierDifference(own, within(vendor));
  say(
    `Brier less that of the vendor's rate: ${five(difference)} (95 % by months: ${five(low)} to ${five(high)})`,
  );
  for (const level of ['line', 'all'])
    say(row(`  of it by level: ${level}`, measure(own.filter((each) => each.level === level))));
  const plain = within(vendor);
  for (const [kind, name] of [
    ['purchase', 'suppliers'],
    ['sales', 'own warehouse'],
  ] as const) {
    const isKind = (_: Outcome, at: number) => own[at]?.kind === kind;
    say(row(`  of it ${name}`, measure(own.filter(isKind))));
    say(row(`    vendor, 365 days`, measure(plain.filter(isKind))));
  }
}

function row(name: string, measures: Measures | null): string {
  if (!measures) return `${name.padEnd(28)}  no lines`;
  const { brier, logLoss, ece10, intercept, slope, precision, recall, n } = measures;
  const parts = [five(brier), logLoss.toFixed(4).padStart(8), ece10.toFixed(4).padStart(8)];
  parts.push(intercept.toFixed(2).padStart(8), slope.toFixed(2).padStart(7));
  parts.push(precision.toFixed(3).padStart(18), recall.toFixed(3).padStart(7), `  n ${n}`);
  return `${name.padEnd(28)}  ${parts.join(' ')}`;
}

function five(value: number): string {
  return value.toFixed(5);
}

/** What happens from the first of a month on is shuffled; the forecasts of that month must stay the same to the last bit. */
function leakCheck(): void {
  let compared = 0;
  for (const name of LEAK_MONTHS.filter((each) => each <= until)) {
    const month = monthOf(name);
    const before = model.filter((each) => each.month === month);
    const after = walkForward(shuffledFuture(lines, monthStart(month), month), month, month, making);
    compared += before.length;
    if (before.length !== after.length || before.some((each, at) => each.p !== after[at]?.p))
      throw new Error(
        `The forecasts of ${name} change with what happened later: something of the future leaks in.`,
      );
  }
  process.stdout.write(`\nleak test: ${compared} forecasts are the same with a shuffled future\n`);
}
