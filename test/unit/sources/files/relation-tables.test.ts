import { describe, expect, it } from 'vitest';
import { activitySchema } from '../../../../lib/domain/activity.ts';
import { factSchema } from '../../../../lib/domain/fact.ts';
import type { TableKind } from '../../../../lib/domain/file-mapping.ts';
import { forecastSchema, stockSchema } from '../../../../lib/domain/stock.ts';
import { partnerDirectory } from '../../../../lib/sources/files/partner-directory.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { readRelations } from '../../../../lib/sources/files/read-relations.ts';
import { noRecords } from '../../../../lib/sources/files/row-relation.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';
import { START } from './table-files.ts';

const DIRECTORY = partnerDirectory([
  { id: 'ACMEMOTORS', name: 'Acme Motors Ltd.', numbers: ['V100'] },
  { id: 'V200', name: 'Twin', numbers: ['V200'] },
  { id: 'V201', name: 'Twin', numbers: ['V201'] },
]);
const JOB = { id: 'job-1', sourceId: 'file:cases.csv', fileChangedAt: 1_700_000_000_000, sample: false };

async function look(text: string, table?: TableKind) {
  const sniff = await sniffTable(new Blob([text]));
  if (!sniff.ok) throw new Error(sniff.error.code);
  return proposeMapping(sniff.value, table);
}

async function importTable(text: string) {
  const { mapping } = await look(text);
  const all = { ...noRecords(), rejects: [] as [line: number, column: string, reason: string][] };
  for await (const page of readRelations(new Blob([text]), mapping, JOB, DIRECTORY, START)) {
    all.activities.push(...page.records.activities);
    all.stocks.push(...page.records.stocks);
    all.forecasts.push(...page.records.forecasts);
    all.facts.push(...page.records.facts);
    all.rejects.push(
      ...page.rejects.map((each): [number, string, string] => [each.line, each.column, each.reason]),
    );
  }
  return all;
}

const at = (text: string) => Date.parse(text);

describe('the kind of a table', () => {
  it.each<[TableKind, string, string]>([
    [
      'cases',
      'Case Number,Supplier,Priority,Raised at,Resolved at,PO Number',
      'C-1,Acme,high,2026-01-02 10:00,,PO-1',
    ],
    [
      'cases',
      'Reklamationsnummer;Lieferant;Priorität;Eröffnet am;Geschlossen am',
      'R-1;Acme;hoch;02.01.2026;',
    ],
    ['exchanges', 'Vendor,Subject,Asked on,Answered on', 'Acme,Where?,2026-01-02,'],
    ['exchanges', 'Fournisseur;Objet;Demandé le;Répondu le', 'Acme;Délai;02/01/2026 10:30;03/01/2026 09:00'],
    ['stocks', 'Material,Plant,As of,On hand,Consumption', 'M-1,P1,2026-01-31,40,12'],
    ['stocks', 'Artículo;Centro;Fecha de inventario;Existencias', 'M-1;P1;31/01/2026;40'],
    ['forecasts', 'Supplier,Part Number,Forecast month,Forecast,Actual', 'Acme,M-1,2026-01,40,35'],
    [
      'facts',
      'Supplier,Certificate,Valid from,Valid until,Issuer',
      'Acme,ISO 9001,2025-01-01,2028-01-01,TUV',
    ],
    ['orders', 'PO Number,Supplier,Part Number,Forecast,Valid from,On hand', 'PO-1,Acme,M-1,5,2026-01-01,4'],
    ['orders', 'Alpha,Beta', 'x,y'],
  ])('is %s by the headings "%s"', async (kind, headings, row) => {
    const { mapping, missing } = await look(`${headings}\n${row}\n`);
    expect(mapping.table ?? 'orders').toBe(kind);
    if (kind !== 'orders') expect(missing).toEqual([]);
  });

  it('is what a person says', async () => {
    const { mapping, missing } = await look('PO Number,Supplier\nPO-1,Acme\n', 'cases');
    expect(mapping.table).toBe('cases');
    expect(missing).toEqual(['caseNumber', 'raisedAt']);
  });
});

describe('rows of other tables', () => {
  it('are cases, with priority, target and pauses', async () => {
    const { activities, rejects } = await importTable(
      [
        'Case Number,Supplier No,Priority,Raised at,Resolved at,Waiting since,Waiting until,SLA hours,Subject',
        'C-1,V100,P1 - Critical,2026-01-05T10:00Z,2026-01-06 12:30+02:00,2026-01-05T11:00Z,2026-01-05T12:00Z,8,Leak',
        'C-2,V100,,2026-01-05T10:00Z,,,,,',
      ].join('\n'),
    );
    expect(rejects).toEqual([]);
    expect(activities).toMatchObject([
      {
        id: 'ACMEMOTORS/case/C1',
        partnerId: 'ACMEMOTORS',
        kind: 'case',
        number: 'C-1',
        priority: 'critical',
        title: 'Leak',
        raisedAt: at('2026-01-05T10:00Z'),
        resolvedAt: at('2026-01-06T10:30Z'),
        targetHours: 8,
        pauses: [{ from: at('2026-01-05T11:00Z'), to: at('2026-01-05T12:00Z') }],
      },
      { priority: 'normal', pauses: [] },
    ]);
    for (const each of activities) expect(activitySchema.parse(each)).toEqual(each);
  });

  it('are questions: times by the clock of this machine, days as noon', async () => {
    const { activities } = await importTable(
      'Supplier,Asked on,Answered on,Awaiting reply from\nacme motors ltd,2026-01-05 2:30 PM,2026-01-06,Supplier\nACME MOTORS LTD,2026-02-05,,us\n',
    );
    expect(activities).toMatchObject([
      {
        kind: 'exchange',
        awaiting: 'partner',
        askedAt: new Date(2026, 0, 5, 14, 30).getTime(),
        answeredAt: new Date(2026, 0, 6, 12).getTime(),
      },
      { awaiting: 'us', askedAt: new Date(2026, 1, 5, 12).getTime() },
    ]);
    expect(activities[1]).not.toHaveProperty('answeredAt');
    for (const each of activities) expect(activitySchema.parse(each)).toEqual(each);
  });

  it('are counts, also of nobody', async () => {
    const { stocks, rejects } = await importTable(
      [
        'Material,Plant,As of,On hand,Stock value,Currency,Used,Minimum stock,Consignment,Supplier',
        'M-1,P1,2026-01-31,40,400.50,EUR,12,10,no,Acme Motors Ltd.',
        'M-2,P1,2026-01-31,-2,,EUR,,,yes,',
      ].join('\n'),
    );
    expect(rejects).toEqual([]);
    expect(stocks).toMatchObject([
      {
        id: 'P1/M-1/2026-01-31',
        partnerId: 'ACMEMOTORS',
        quantity: 40,
        value: { amount: '400.50', currency: 'EUR' },
        used: 12,
        minimum: 10,
        consignment: false,
      },
      { quantity: -2, consignment: true },
    ]);
    expect(stocks[1]).not.toHaveProperty('partnerId');
    for (const each of stocks) expect(stockSchema.parse(each)).toEqual(each);
  });

  it('are forecasts, made when the file says', async () => {
    const { forecasts } = await importTable(
      'Supplier,Part Number,Month,Forecast made on,Forecast,Actual\nAcme Motors Ltd,M-1,03/2026,2025-12-15,40,35\nAcme Motors Ltd,M-1,Apr 2026,2026-01-15,42,\n',
    );
    expect(forecasts).toMatchObject([
      { id: 'ACMEMOTORS/M-1/2026-03/3', month: '2026-03', lag: 3, forecast: 40, actual: 35 },
      { month: '2026-04', lag: 3, forecast: 42 },
    ]);
    for (const each of forecasts) expect(forecastSchema.parse(each)).toEqual(each);
  });

  it('are facts: certificates, ratings, shares', async () => {
    const { facts, rejects } = await importTable(
      [
        'Supplier,Kind,Rating,Value,Valid from,Valid to,Source,About',
        'Acme Motors Ltd,Certificate,ISO 9001,,2025-01-01,2028-01-01,Examiner,',
        'Acme Motors Ltd,Financial risk,Credit index,72,2026-02-01,,Bureau,',
        'Acme Motors Ltd,Single source share,,35 %,2026-02-01,,Purchasing,Motors',
      ].join('\n'),
    );
    expect(rejects).toEqual([]);
    expect(facts).toMatchObject([
      { kind: 'certificate', label: 'ISO 9001', validTo: '2028-01-01', source: 'Examiner', sample: false },
      { kind: 'financial-risk', label: 'Credit index', value: 72 },
      { kind: 'single-source-share', label: 'Single source share', value: 35, about: 'Motors' },
    ]);
    for (const each of facts) expect(factSchema.parse(each)).toEqual(each);
  });

  it('are rejected where nobody, or several, are called so, and where they cannot be meant', async () => {
    const good = Array.from({ length: 12 }, (_, no) => `G-${no},Acme Motors Ltd,low,2026-01-05 10:00,`);
    const { activities, rejects } = await importTable(
      [
        'Case Number,Supplier,Priority,Raised at,Resolved at',
        ...good,
        'C-1,Acme Motor,low,2026-01-05 10:00,',
        'C-2,Twin,low,2026-01-05 10:00,',
        'C-3,,low,2026-01-05 10:00,',
        'C-4,Acme Motors Ltd,whenever,2026-01-05 10:00,',
        'C-5,Acme Motors Ltd,low,2026-01-05 10:00,2026-01-04 10:00',
        'C-6,Acme Motors Ltd,low,2026-01-05 29:00,',
        ',Acme Motors Ltd,low,2026-01-05 10:00,',
        'Total,,,,',
      ].join('\n'),
    );
    expect(activities).toHaveLength(12);
    expect(rejects).toEqual([
      [14, 'Supplier', 'partner-unknown'],
      [15, 'Supplier', 'partner-ambiguous'],
      [16, 'Supplier', 'partner-missing'],
      [17, 'Priority', 'priority-unreadable'],
      [18, 'Resolved at', 'before-it-began'],
      [19, 'Raised at', 'time-unreadable'],
      [20, 'Case Number', 'case-number-missing'],
      [21, '', 'total-row'],
    ]);
  });
});
