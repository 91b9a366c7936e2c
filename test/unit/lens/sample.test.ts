import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { partnerView } from '../../../lib/lens/partner/partner.ts';
import { recordsView } from '../../../lib/lens/partner/records.ts';
import type { LineView, PortfolioRow, RecordsView } from '../../../lib/lens/views.ts';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
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

/** Prints how much of what was found is so, and how much of what is so was found. */
function report(what: string, found: readonly string[], so: readonly string[]): void {
  const both = new Set(so);
  const right = found.filter((each) => both.has(each)).length;
  const share = (of: number) => (of === 0 ? 'none' : (right / of).toFixed(3));
  process.stdout.write(
    `sample, ${what}: precision ${share(found.length)}, recall ${share(so.length)} of ${so.length}\n`,
  );
  expect(right).toBe(so.length);
  expect(found.length).toBe(so.length);
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
