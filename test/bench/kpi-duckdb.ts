import { dayNumber } from '../../lib/domain/calendar-date.ts';
import { type FlatLine, TODAY } from './kpi-lines.ts';
import { type Aggregates, addRow, emptyAggregates, type TableName } from './kpi-tables.ts';
import { peer } from './peer-package.ts';

/** As much of DuckDB's package as is used here. */
interface DuckDb {
  DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
  DuckDBDataChunk: { create(types: unknown[]): { setColumns(columns: readonly unknown[][]): void } };
  INTEGER: unknown;
}
interface Connection {
  run(sql: string): Promise<unknown>;
  createAppender(table: string): Promise<{
    appendDataChunk(chunk: unknown): void;
    closeSync(): void;
  }>;
  runAndReadAll(sql: string): Promise<{ getRowsJS(): (number | bigint | null)[][] }>;
}

const COLUMNS = [
  'supplier',
  'order',
  'sent',
  'requested',
  'first',
  'last',
  'ordered',
  'receiptDay',
  'received',
  'laterDay',
  'laterReceived',
  'worth',
] as const satisfies readonly (keyof FlatLine)[];
const CHUNK = 2_048;

/** Aggregates that were made, and how to look at them: only the first is timed. */
export interface Made {
  tables(): Aggregates;
}

/** Puts the lines into a table in memory; answers what runs the aggregates over it. */
export async function duckDb(lines: readonly FlatLine[]): Promise<() => Promise<Made>> {
  const { DuckDBInstance, DuckDBDataChunk, INTEGER } = peer<DuckDb>('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`CREATE TABLE lines (${COLUMNS.map((name) => `"${name}" INTEGER`).join()})`);
  const appender = await connection.createAppender('lines');
  for (let from = 0; from < lines.length; from += CHUNK) {
    const slice = lines.slice(from, from + CHUNK);
    const chunk = DuckDBDataChunk.create(COLUMNS.map(() => INTEGER));
    chunk.setColumns(COLUMNS.map((name) => slice.map((line) => line[name])));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return async () => {
    const read: [TableName, Awaited<ReturnType<Connection['runAndReadAll']>>][] = [];
    for (const [name, sql] of queries()) read.push([name, await connection.runAndReadAll(sql)]);
    return {
      tables() {
        const all = emptyAggregates();
        for (const [name, rows] of read)
          for (const [supplier, month, ...row] of rows.getRowsJS())
            addRow(all[name], Number(supplier), Number(month), row.map(Number));
        return all;
      },
    };
  };
}

function monthOf(day: string): string {
  const date = `(DATE '1970-01-01' + ${day})`;
  return `coalesce(year(${date}) * 12 + month(${date}) - 1, -1)`;
}

/** What a line is on a basis under `otif/1` without tolerances. */
function judged(basis: string): string {
  const today = dayNumber(TODAY);
  const within = `(CASE WHEN receiptDay <= ${basis} THEN received ELSE 0 END + CASE WHEN laterDay <= ${basis} THEN laterReceived ELSE 0 END)`;
  const total = '(coalesce(received, 0) + coalesce(laterReceived, 0))';
  return `SELECT supplier, "order", ${basis} AS due, ordered,
    CASE WHEN ${basis} IS NULL THEN 'excluded' WHEN ${today} <= ${basis} THEN 'pending' ELSE 'decided' END AS state,
    least(${within}, ordered) AS units,
    ${total} > 0 AND ${within} >= least(ordered, ${total}) AS on_time,
    ${total} >= ordered AS in_full FROM lines`;
}

function queries(): [TableName, string][] {
  const bases = [
    ['firstPromised', '"first"'],
    ['lastPromised', '"last"'],
    ['requested', 'requested'],
  ] as const;
  return [
    ...bases.map(([name, column]): [TableName, string] => [name, byLine(column)]),
    ...bases.map(([name, column]): [TableName, string] => [`${name}Orders`, byOrder(column)]),
    ...others(),
  ];
}

function byLine(basis: string): string {
  return `SELECT supplier, ${monthOf('due')} AS month,
    count(*) FILTER (state = 'decided'),
    count(*) FILTER (state = 'decided' AND on_time),
    count(*) FILTER (state = 'decided' AND in_full),
    count(*) FILTER (state = 'decided' AND on_time AND in_full),
    count(*) FILTER (state = 'pending'),
    count(*) FILTER (state = 'excluded'),
    coalesce(sum(ordered) FILTER (state = 'decided'), 0),
    coalesce(sum(units) FILTER (state = 'decided'), 0)
    FROM (${judged(basis)}) GROUP BY ALL`;
}

function byOrder(basis: string): string {
  return `SELECT supplier, ${monthOf('due')} AS month,
    count(*) FILTER (NOT pending AND counted),
    count(*) FILTER (NOT pending AND counted AND fine),
    count(*) FILTER (pending),
    count(*) FILTER (NOT pending AND NOT counted)
    FROM (SELECT supplier, max(due) AS due, bool_or(state = 'pending') AS pending, bool_or(state = 'decided') AS counted,
      bool_and(state <> 'decided' OR (on_time AND in_full)) AS fine FROM (${judged(basis)}) GROUP BY supplier, "order")
    GROUP BY ALL`;
}

function others(): [TableName, string][] {
  const today = dayNumber(TODAY);
  const shipped = 'least(coalesce(received, 0), ordered)';
  const completed =
    'CASE WHEN received >= ordered THEN receiptDay WHEN received + laterReceived >= ordered THEN laterDay END';
  return [
    [
      'fill',
      `SELECT supplier, ${monthOf('"first"')} AS month,
        count(*) FILTER ("first" < ${today}), count(*) FILTER ("first" < ${today} AND received >= ordered),
        count(*) FILTER ("first" >= ${today}), coalesce(sum(ordered) FILTER ("first" < ${today}), 0),
        coalesce(sum(${shipped}) FILTER ("first" < ${today}), 0) FROM lines GROUP BY ALL`,
    ],
    [
      'fillOrders',
      `SELECT supplier, ${monthOf('due')} AS month, count(*) FILTER (NOT pending), count(*) FILTER (NOT pending AND filled),
        count(*) FILTER (pending) FROM (SELECT supplier, max("first") AS due, bool_or("first" >= ${today}) AS pending,
        bool_and(coalesce(received >= ordered, false)) AS filled FROM lines GROUP BY supplier, "order") GROUP BY ALL`,
    ],
    [
      'leadTime',
      `SELECT supplier, ${monthOf('"last"')} AS month, count(done), coalesce(sum(done - sent), 0),
        count(*) FILTER (done IS NULL), coalesce(sum(${today} - sent) FILTER (done IS NULL), 0)
        FROM (SELECT *, ${completed} AS done FROM lines) GROUP BY ALL`,
    ],
    [
      'received',
      `SELECT supplier, ${monthOf('day')} AS month, count(*), sum(units) FROM
        (SELECT supplier, receiptDay AS day, received AS units FROM lines WHERE receiptDay IS NOT NULL UNION ALL
         SELECT supplier, laterDay, laterReceived FROM lines WHERE laterDay IS NOT NULL) GROUP BY ALL`,
    ],
    ['spend', `SELECT supplier, ${monthOf('sent')} AS month, sum(worth) FROM lines GROUP BY ALL`],
  ];
}
