import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementSchema } from '../../../lib/domain/agreement.ts';
import { tableOf } from '../../../lib/domain/file-fields.ts';
import type { TableKind } from '../../../lib/domain/file-mapping.ts';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { commit } from '../../../lib/store/commit.ts';
import { factsOf } from '../../../lib/store/facts.ts';
import { forecastsOf } from '../../../lib/store/forecasts.ts';
import { createJob, jobRejects, readJob } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { eachRelation } from '../../../lib/store/relation-records.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { readTruth } from '../../tools/sample/read-truth.ts';
import { freshStore, importJob, partner } from '../store/records.ts';

const read = (name: string) => readFileSync(new URL(`../../../lib/sample/${name}`, import.meta.url), 'utf8');
const truth = readTruth();
const { relations, today } = truth;
const FILES: [file: string, kind: TableKind][] = [
  ['exchanges.csv', 'exchanges'],
  ['cases.csv', 'cases'],
  ['stock.csv', 'stocks'],
  ['forecasts.csv', 'forecasts'],
  ['facts.csv', 'facts'],
];

let store: Store;
beforeAll(async () => {
  store = await freshStore();
  const customers = relations.cases.map(({ partner: name }) => name);
  const suppliers = truth.suppliers.map(({ number, name }) => partner(number, { name, numbers: [number] }));
  const names = new Set(suppliers.map(({ name }) => name));
  const others = [...new Set(customers)].filter((name) => !names.has(name));
  const partners = [...suppliers, ...others.map((name) => partner(name.toUpperCase(), { name }))];
  await commit(store, { partners, orders: [] });
  for (const [name] of FILES) {
    const file = new Blob([read(name)]);
    const sniff = await sniffTable(file);
    if (!sniff.ok) throw new Error(sniff.error.code);
    const { mapping } = proposeMapping(sniff.value);
    const { sampleAsOf } = sniff.value;
    await createJob(
      store,
      importJob(name, { mapping, fileSize: file.size, state: 'waiting', sampleAsOf }),
      file,
    );
    await runJob(store, name, new AbortController().signal);
  }
}, 60_000);
afterAll(() => closeStore(store));

describe('the tables beside the orders', () => {
  it.each(FILES)('%s is recognised as %s and taken to the last row', async (name, kind) => {
    const job = await readJob(store, name);
    expect(job?.mapping.columns.flatMap(({ header, field }) => (field ? [] : [header]))).toEqual([]);
    expect(job && tableOf(job.mapping)).toBe(kind);
    const rejects = await jobRejects(store, name);
    // Customers of the sample without cases are no partners of this store.
    expect(rejects.filter(({ reason }) => reason !== 'partner-unknown')).toEqual([]);
    if (kind !== 'facts') expect(rejects).toEqual([]);
    expect(job).toMatchObject({ state: 'done', cursor: { linesChanged: 0 } });
    const rows = relations.files.find((each) => each.name === name)?.rows;
    expect(job?.cursor).toMatchObject({ rows, linesNew: (rows ?? 0) - rejects.length });
  });

  it('hold nothing that happens after their day', async () => {
    const end = Date.parse(`${today}T24:00Z`);
    const late: string[] = [];
    await eachRelation(store, 'activities', (each) => {
      const times =
        each.kind === 'case'
          ? [each.raisedAt, each.resolvedAt ?? 0]
          : each.kind === 'exchange'
            ? [each.askedAt, each.answeredAt ?? 0]
            : each.kind === 'task'
              ? []
              : [each.at];
      if (times.some((time) => time >= end)) late.push(each.id);
    });
    await eachRelation(store, 'stocks', (each) => void (each.countedOn > today && late.push(each.id)));
    expect(late).toEqual([]);
  });

  it('say that they are the sample', async () => {
    const { records } = await factsOf(store, truth.suppliers[0]?.number ?? '');
    expect(records.length).toBeGreaterThan(5);
    expect(records.every(({ sample }) => sample)).toBe(true);
    const agreements = (JSON.parse(read('agreements.json')) as unknown[]).map((each) =>
      agreementSchema.parse(each),
    );
    expect(agreements).toHaveLength(7);
    expect(agreements.every(({ sample }) => sample)).toBe(true);
  });
});

describe('what was put into the tables', () => {
  it('is answered more slowly from the months on that the truth names, by nobody else', async () => {
    const changed = new Map<string, number>();
    for (const { supplier, onset = '2025-11-01', perWeek } of relations.responses) {
      if (perWeek < 1) continue;
      const { exchanges } = await activitiesOf(store, supplier);
      const hours = (after: boolean) =>
        median(
          exchanges
            .filter(
              ({ awaiting, askedAt }) => awaiting === 'partner' && askedAt >= Date.parse(onset) === after,
            )
            .map(({ askedAt, answeredAt = Date.parse(today) }) => workingHours(askedAt, answeredAt)),
        );
      changed.set(supplier, hours(true) / hours(false));
    }
    const drifting = relations.responses.flatMap(({ supplier, onset }) => (onset ? [supplier] : []));
    expect(drifting).toHaveLength(3);
    for (const [supplier, factor] of changed) {
      if (drifting.includes(supplier)) expect(factor, supplier).toBeGreaterThan(1.5);
      else expect(factor, supplier).toBeLessThan(1.5);
    }
  });

  it('is forecast as wrongly as the truth says', async () => {
    for (const { supplier, wmape, bias } of relations.forecasts) {
      const { records } = await forecastsOf(store, supplier);
      const over = records.flatMap(({ forecast, actual }) =>
        actual === undefined ? [] : [{ forecast, actual }],
      );
      const actual = over.reduce((sum, each) => sum + each.actual, 0);
      const sumOf = (of: (difference: number) => number) =>
        over.reduce((sum, each) => sum + of(each.forecast - each.actual), 0) / actual;
      expect(sumOf(Math.abs)).toBeCloseTo(wmape, 9);
      expect(sumOf((difference) => difference)).toBeCloseTo(bias, 9);
    }
  });

  it('holds certificates that have run out, of the partners that the truth names', async () => {
    const expired: string[] = [];
    for (const { number, name } of truth.suppliers) {
      const { records } = await factsOf(store, number);
      if (records.some(({ kind, validTo }) => kind === 'certificate' && (validTo ?? today) < today))
        expired.push(name);
    }
    expect(expired.sort()).toEqual([...relations.expiredCertificates].sort());
    expect(expired.length).toBeGreaterThan(3);
  });

  it('has cases that are open, and cases that took longer than agreed', () => {
    expect(relations.cases.filter(({ hours }) => hours === undefined).length).toBeGreaterThan(1);
    expect(
      relations.cases.filter(({ hours = 0, targetHours }) => hours > targetHours).length,
    ).toBeGreaterThan(10);
  });
});

/** Hours between Monday and Friday, 8 to 17 o'clock UTC, by quarters of an hour. */
function workingHours(from: number, to: number): number {
  let quarters = 0;
  for (let at = from; at < to; at += 900_000) {
    const date = new Date(at);
    const [day, hour] = [date.getUTCDay(), date.getUTCHours()];
    if (day > 0 && day < 6 && hour >= 8 && hour < 17) quarters += 1;
  }
  return quarters / 4;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
