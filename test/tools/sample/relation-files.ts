import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementsOf } from './agreements.ts';
import { casesOf } from './cases.ts';
import { amount, byteOrderMark, type Dialect, encode } from './dialects.ts';
import { exchangesOf, responsesOf } from './exchanges.ts';
import { factsOf } from './facts.ts';
import type { SamplePartners } from './grown-partners.ts';
import { chancesOf, chanceTruths } from './pipeline.ts';
import { SAMPLE_TODAY } from './sample-line.ts';
import { forecastsOf, forecastTruths, stocksOf } from './stock-forecast.ts';

/** A file beside the orders, and how many rows it has. */
export interface RelationFile {
  name: string;
  rows: number;
  bytes: number;
}

type Cell = string | number | undefined;
const MARK = 'PartnerLens sample as of';

/**
 * Writes what a sample knows of relationships beside its orders: questions, cases, counts, forecasts, facts, agreements,
 * opportunities.
 * Gives the files, and the truth of what stands in no column. Only suppliers who have orders are spoken of.
 */
export function writeRelations(
  { suppliers, customers }: SamplePartners,
  dialect: Dialect,
  folder: string,
  ending: string,
): { files: RelationFile[]; truth: object } {
  const exchanges = exchangesOf(suppliers);
  const cases = casesOf(suppliers, customers);
  const stocks = stocksOf(suppliers);
  const forecasts = forecastsOf(suppliers);
  const facts = factsOf(suppliers, customers);
  const cents = (value: number) => amount(value, dialect);
  const table = (name: string, headings: string[], rows: Cell[][]) =>
    writeTable(join(folder, `${name}.${ending}`), headings, rows, dialect);
  const files = [
    table(
      'exchanges',
      ['Supplier no.', 'Subject', 'Awaiting', 'Asked at', 'Answered at'],
      exchanges.map((each) => [each.supplier, each.title, each.awaiting, each.askedAt, each.answeredAt]),
    ),
    table(
      'cases',
      [
        'Case number',
        'Partner no.',
        'Partner',
        'Title',
        'Priority',
        'Target hours',
        'Raised at',
        'Resolved at',
        'Waiting since',
        'Waiting until',
      ],
      cases.map((each) => [
        each.number,
        each.partnerNumber,
        each.partner,
        each.title,
        each.priority,
        each.targetHours,
        each.raisedAt,
        each.resolvedAt,
        each.pausedAt,
        each.resumedAt,
      ]),
    ),
    table(
      'stock',
      [
        'Supplier no.',
        'Part number',
        'Plant',
        'Counted on',
        'On hand',
        'Stock value',
        'Used',
        'Used value',
        'Currency',
        'Minimum stock',
        'Consignment',
      ],
      stocks.map((each) => [
        each.supplier,
        each.item,
        each.plant,
        each.countedOn,
        each.quantity,
        cents(each.valueCents),
        each.used,
        cents(each.usedCents),
        'EUR',
        each.minimum,
        each.consignment ? 'yes' : 'no',
      ]),
    ),
    table(
      'forecasts',
      ['Supplier no.', 'Part number', 'Month', 'Made on', 'Forecast', 'Actual'],
      forecasts.map((each) => [
        each.supplier,
        each.item,
        each.month,
        each.madeOn,
        each.forecast,
        each.actual,
      ]),
    ),
    table(
      'facts',
      ['Partner no.', 'Partner', 'Kind', 'Label', 'Value', 'Unit', 'Issued on', 'Valid to', 'Source'],
      facts.map((each) => [
        each.partnerNumber,
        each.partner,
        each.kind,
        each.label,
        each.value,
        each.unit,
        each.validFrom,
        each.validTo,
        each.source,
      ]),
    ),
  ];
  writeFileSync(join(folder, 'agreements.json'), `${JSON.stringify(agreementsOf(suppliers), null, 1)}\n`);
  const chances = chancesOf(customers);
  const rows = chances.map((each) => JSON.stringify(each));
  writeFileSync(join(folder, 'pipeline.json'), `[\n${rows.join(',\n')}\n]\n`);
  const truth = {
    responses: responsesOf(suppliers),
    cases: cases.map(({ number, partner, targetHours, hours }) => ({ number, partner, targetHours, hours })),
    forecasts: forecastTruths(forecasts),
    chances: chanceTruths(chances),
    expiredCertificates: facts.flatMap(({ partner, kind, validTo }) =>
      kind === 'Certificate' && validTo !== undefined && validTo < SAMPLE_TODAY ? [partner] : [],
    ),
    segmentInputs: suppliers.map(({ number, name }) => ({
      supplier: number,
      name,
      ...Object.fromEntries(
        facts
          .filter((each) => each.partnerNumber === number && typeof each.value === 'number')
          .map(({ kind, value }) => [kind, value]),
      ),
    })),
  };
  return { files, truth };
}

function writeTable(path: string, headings: string[], rows: Cell[][], dialect: Dialect): RelationFile {
  const lines = [[...headings, MARK], ...rows.map((row) => [...row, SAMPLE_TODAY])];
  const text = lines
    .map((cells) => cells.map((cell) => quoted(cell, dialect)).join(dialect.delimiter))
    .join(dialect.lineEnd);
  const bytes = Buffer.concat([byteOrderMark(dialect), encode(`${text}${dialect.lineEnd}`, dialect)]);
  writeFileSync(path, bytes);
  return { name: path.slice(path.lastIndexOf('/') + 1), rows: rows.length, bytes: bytes.length };
}

function quoted(cell: Cell, { delimiter }: Dialect): string {
  const text = cell === undefined ? '' : `${cell}`;
  return text.includes(delimiter) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
