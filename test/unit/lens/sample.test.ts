import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { partnerView } from '../../../lib/lens/partner.ts';
import { recordsView } from '../../../lib/lens/records.ts';
import type { PortfolioRow } from '../../../lib/lens/views.ts';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { runImport } from '../../../lib/sync/run-import.ts';
import { INSTANT } from './lens-store.ts';
import { storedRows, walkedRows } from './direct-walk.ts';

interface Truth {
  today: string;
  lines: {
    order: string;
    line: string;
    open: boolean;
    overdue: boolean;
    verdict: 'pending' | 'excluded' | { onTime: boolean; inFull: boolean };
  }[];
  suppliers: {
    name: string;
    lines: number;
    orders: number;
    open: number;
    overdue: number;
    otif: Record<string, Record<string, number>>;
  }[];
}
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const truth: Truth = JSON.parse(read('test/fixtures/sample/truth.json'));
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
  expect(await runImport(store, 'sample', new AbortController().signal)).toMatchObject({ state: 'done' });
  const rows = await storedRows(store, now);
  expect(rows, 'stored summaries and a walk over all orders').toEqual(await walkedRows(store, now));
  suppliers = rows.filter((row) => row.partner.roles.includes('supplier'));
});

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
    for (const { partner } of suppliers) {
      for (const id of ['on-time', 'in-full'] as const) {
        const view = await recordsView(store, partner.id, id, 'first-promised', now);
        for (const row of view?.rows ?? [])
          verdicts.set(`${id} ${row.line.orderNumber}/${row.line.lineNumber}`, row.verdict);
      }
    }
    expect(verdicts.size).toBe(truth.lines.length * 2);
    const worded = (verdict: string | { onTime: boolean; inFull: boolean }, part: 'onTime' | 'inFull') =>
      typeof verdict === 'string' ? verdict : verdict[part] ? 'hit' : 'miss';
    for (const { order, line, verdict } of truth.lines) {
      expect(verdicts.get(`on-time ${order}/${line}`), `${order}/${line}`).toBe(worded(verdict, 'onTime'));
      expect(verdicts.get(`in-full ${order}/${line}`), `${order}/${line}`).toBe(worded(verdict, 'inFull'));
    }
  });
});
