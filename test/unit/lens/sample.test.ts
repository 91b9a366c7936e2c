import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { refreshAlerts } from '../../../lib/lens/alerts/refresh-alerts.ts';
import { readContext } from '../../../lib/lens/context.ts';
import { partnerView } from '../../../lib/lens/partner/partner.ts';
import type { PortfolioRow, RecordsView } from '../../../lib/lens/partner/partner-views.ts';
import { recordsView } from '../../../lib/lens/partner/records.ts';
import { refreshSummaries } from '../../../lib/lens/partner/refresh.ts';
import { refreshSame, samePairs } from '../../../lib/lens/partner/refresh-same.ts';
import { refreshSegments } from '../../../lib/lens/segments/refresh-segments.ts';
import { watchView } from '../../../lib/lens/trend/watch-view.ts';
import type { LineView } from '../../../lib/lens/views.ts';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { allPartners } from '../../../lib/store/queries.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { readTruth, readTruthLines } from '../../tools/sample/read-truth.ts';
import type { TruthRow } from '../../tools/sample/truth-lines.ts';
import { storedRows, walkedRows } from './direct-walk.ts';
import { INSTANT } from './lens-store.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const truth = readTruth();
const lines = readTruthLines();
const now = { today: truth.today, instant: INSTANT, replay: true };

let store: Store;
let suppliers: PortfolioRow[];
beforeAll(async () => {
  const file = new Blob([read('lib/sample/orders.csv')]);
  const sniff = await sniffTable(file);
  if (!sniff.ok) throw new Error(sniff.error.code);
  store = await openStore('sample-truth');
  const cursor = {
    byte: 0,
    rows: 0,
    accepted: 0,
    repeated: 0,
    rejected: 0,
    linesNew: 0,
    linesChanged: 0,
    linesSame: 0,
  };
  const { mapping } = proposeMapping(sniff.value);
  const job = {
    id: 'sample',
    kind: 'import' as const,
    fileName: 'orders.csv',
    fileSize: file.size,
    fileChangedAt: 0,
    mapping,
    state: 'waiting' as const,
    cursor,
    createdAt: 0,
  };
  await createJob(store, job, file);
  expect(await runJob(store, 'sample', new AbortController().signal)).toMatchObject({ state: 'done' });
  const rows = await storedRows(store, now);
  expect(rows, 'stored summaries and a walk over all orders').toEqual(await walkedRows(store, now));
  suppliers = rows.filter((row) => row.partner.roles.includes('supplier'));
}, 60_000);

describe('the sample, from its file through mapping and store to the figures', () => {
  it('has the suppliers, lines, open and late lines that were put into it', () => {
    const found = suppliers.map((row) => [row.partner.name, row.lines, row.openLines, row.lateLines]).sort();
    expect(found).toEqual(
      truth.suppliers.map((each) => [each.name, each.lines, each.open, each.overdue]).sort(),
    );
  });

  it('gives every supplier the OTIF that was put into it, on each basis', async () => {
    for (const expected of truth.suppliers) {
      const row = suppliers.find((each) => each.partner.name === expected.name);
      const view = await partnerView(store, row?.partner.id ?? '', now);
      for (const [basis, counts] of Object.entries(expected.otif)) {
        const figure = (id: string) => view?.kpis.find((kpi) => kpi.id === id && kpi.basis === basis)?.figure;
        const { decided, onTime, inFull, otif, pending, excluded } = counts;
        const rate = (hits: number | undefined) =>
          decided === 0 ? { value: null, pending, excluded } : { hits, n: decided, pending, excluded };
        expect(figure('on-time'), `${expected.name} ${basis}`).toMatchObject(rate(onTime));
        expect(figure('in-full'), `${expected.name} ${basis}`).toMatchObject(rate(inFull));
        expect(figure('otif'), `${expected.name} ${basis}`).toMatchObject(rate(otif));
      }
    }
  });

  it('opens each figure to the verdict of every line', async () => {
    const verdicts = new Map<string, string>();
    for (const id of ['on-time', 'in-full'] as const) {
      for (const row of await recordsOf(id))
        verdicts.set(`${id} ${row.line.orderNumber}/${row.line.lineNumber}`, row.verdict);
    }
    expect(verdicts.size).toBe(lines.length * 2);
    const wrong: string[] = [];
    for (const line of lines) {
      const [onTime, inFull] = verdictsOf(line);
      const name = `${line[0]}/${line[1]}`;
      if (verdicts.get(`on-time ${name}`) !== onTime) wrong.push(`${name} on time: not ${onTime}`);
      if (verdicts.get(`in-full ${name}`) !== inFull) wrong.push(`${name} in full: not ${inFull}`);
    }
    expect(wrong).toEqual([]);
  });

  it('shows each line late, done or open, by how many days, received, and who waits, as the truth has it', async () => {
    const views = new Map<string, LineView>();
    for (const { line } of await recordsOf('on-time'))
      views.set(`${line.orderNumber}/${line.lineNumber}`, line);
    const wrong: string[] = [];
    for (const line of lines) {
      const view = views.get(`${line[0]}/${line[1]}`);
      const seen = view && [stateOf(view), view.received ?? 0, view.lateness, customersOf(view)];
      const told = [truthState(line), line[4], line[10], [...line[12]].sort()];
      if (JSON.stringify(seen) !== JSON.stringify(told))
        wrong.push(`${line[0]}/${line[1]}: ${JSON.stringify(seen)} for ${JSON.stringify(told)}`);
    }
    expect(wrong).toEqual([]);
    const late = (each: boolean, name: string) => (each ? [name] : []);
    report(
      'late lines',
      [...views].flatMap(([name, view]) => late(view.state === 'late', name)),
      [...lines.flatMap((line) => late(truthState(line) === 'late', `${line[0]}/${line[1]}`))],
    );
    report(
      'pegs',
      [...views].flatMap(([name, view]) => customersOf(view).map((peg) => `${name} ${peg}`)),
      [...lines.flatMap((line) => line[12].map((peg) => `${line[0]}/${line[1]} ${peg}`))],
    );
  });
});

describe('what the sample hides beside its lines', () => {
  it('names the companies that stand twice, and no others', async () => {
    await refreshSame(store);
    const pairOf = (numbers: readonly string[]) => [...numbers].sort().join(' = ');
    const found = (await samePairs(store)).map(({ partners }) => pairOf(partners.map(({ id }) => id)));
    report(
      'companies that stand twice',
      found,
      truth.samePartner.map(({ numbers }) => pairOf(numbers)),
    );
  });

  it('alarms where a supplier became worse on one day, and elsewhere no more than the settings promise', async () => {
    const goOn = () => Promise.resolve(true);
    await refreshSummaries(store, now, goOn);
    await refreshSegments(store, now, goOn);
    await refreshAlerts(store, now, goOn);
    const context = await readContext(store, now);
    const worse = truth.drift.flatMap(({ supplier, changeOn, lateShare, rejectShare }) => {
      const [before = 0, after = 0] = lateShare ?? rejectShare ?? [];
      return after > before
        ? [{ chart: `${supplier} ${lateShare ? 'lateness' : 'reject-rate'}`, changeOn }]
        : [];
    });
    const changed = new Map(worse.map(({ chart, changeOn }) => [chart, changeOn]));
    const alarmed: string[] = [];
    const owners = new Set((await allPartners(store)).flatMap(({ owner }) => owner ?? []));
    let falseAlarms = 0;
    // Those of the story change all the time; each of the others once or never.
    for (const { number } of truth.suppliers.filter((each) => each.number >= '100700'))
      for (const kpi of ['lateness', 'reject-rate'] as const) {
        const view = await watchView(store, number, kpi, context);
        const since = changed.get(`${number} ${kpi}`) ?? '';
        const alarms = view.state === 'ready' ? view.points.filter(({ isAlarm }) => isAlarm) : [];
        falseAlarms += alarms.filter(({ from }) => since === '' || from < since).length;
        if (alarms.some(({ from }) => from >= since)) alarmed.push(`${number} ${kpi}`);
      }
    const { precision, recall } = shares(alarmed, [...changed.keys()]);
    tell('suppliers that became worse', precision, recall, changed.size);
    // A chart needs a third to a half of these two years before it watches at all.
    const promised = context.policy['alerts.perMonth'] * owners.size * 12;
    process.stdout.write(`sample, false alarms: ${falseAlarms}, promised at most ${promised}\n`);
    expect(falseAlarms).toBeLessThanOrEqual(promised);
    expect(recall).toBeGreaterThanOrEqual(0.8);
  });
});

/** How much of what was found is so, and how much of what is so was found. */
function shares(found: readonly string[], so: readonly string[]): { precision: number; recall: number } {
  const both = new Set(so);
  const right = found.filter((each) => both.has(each)).length;
  return { precision: right / found.length, recall: right / so.length };
}

function tell(what: string, precision: number, recall: number, of: number): void {
  process.stdout.write(
    `sample, ${what}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} of ${of}\n`,
  );
}

/** Prints both shares; all of it must be found, and nothing else. */
function report(what: string, found: readonly string[], so: readonly string[]): void {
  const { precision, recall } = shares(found, so);
  tell(what, precision, recall, so.length);
  expect([precision, recall]).toEqual([1, 1]);
}

async function recordsOf(id: 'on-time' | 'in-full'): Promise<RecordsView['rows']> {
  const views = await Promise.all(
    suppliers.map(({ partner }) => recordsView(store, partner.id, id, 'first-promised', now)),
  );
  return views.flatMap((view) => view?.rows ?? []);
}

/** On time and in full against the first promise, in the words of the records page. */
function verdictsOf(line: TruthRow): [string, string] {
  const code = line[11][1];
  if (code === 'x' || code === 'p') {
    const word = code === 'x' ? 'excluded' : 'pending';
    return [word, word];
  }
  return [code[0] === '1' ? 'hit' : 'miss', code[1] === '1' ? 'hit' : 'miss'];
}

function truthState([, , , state, , , , due]: TruthRow): string {
  return state === 'open' && due !== null && due < 0 ? 'late' : state;
}

/** Done, late, or open with whatever risk the lens sees. */
function stateOf({ state }: LineView): string {
  return state === 'done' || state === 'late' ? state : 'open';
}

function customersOf(view: LineView): string[] {
  return view.customers.map((customer) => `${customer.name}|${customer.salesOrder}`).sort();
}
