import { dayNumber } from '../../lib/domain/calendar-date.ts';
import { monthIndexOfDay } from '../../lib/kpi/months.ts';
import type { Made } from './kpi-duckdb.ts';
import { type FlatLine, TODAY } from './kpi-lines.ts';
import { type Aggregates, addRow, emptyAggregates, type TableName } from './kpi-tables.ts';
import { peer } from './peer-package.ts';

/** As much of Arquero as is used here: column tables in JavaScript. */
interface Table {
  derive(columns: Record<string, unknown>): Table;
  filter(test: unknown): Table;
  groupby(...names: string[]): Table;
  rollup(columns: Record<string, unknown>): Table;
  concat(other: Table): Table;
  objects(): Record<string, number>[];
}
interface Arquero {
  table(columns: Record<string, readonly unknown[]>): Table;
  escape(value: (row: never) => unknown): unknown;
  op: Record<'sum' | 'max', (column: string) => unknown> & { count: () => unknown };
}
type Row = Omit<FlatLine, 'requested'> & { due: number | null; state: number; units: number };

const TODAY_NUMBER = dayNumber(TODAY);
const [DECIDED, PENDING, EXCLUDED] = [0, 1, 2];
const flag = (yes: boolean): number => (yes ? 1 : 0);

/** Puts the lines into columns; answers what runs the aggregates over them. */
export function arquero(lines: readonly FlatLine[]): () => Made {
  const aq = peer<Arquero>('arquero');
  const names = Object.keys(lines[0] ?? {}) as (keyof FlatLine)[];
  const all = aq.table(Object.fromEntries(names.map((name) => [name, lines.map((line) => line[name])])));
  const bases = [
    ['firstPromised', 'first'],
    ['lastPromised', 'last'],
    ['requested', 'requested'],
  ] as const;
  return () => {
    const made: Summed[] = [];
    for (const [name, basis] of bases) {
      const line = judged(aq, all, basis);
      made.push(sumsBy(aq, name, line, LINE));
      made.push(sumsBy(aq, `${name}Orders`, orders(aq, line), ORDER));
    }
    const fill = filled(aq, all);
    made.push(sumsBy(aq, 'fill', fill, FILL));
    made.push(sumsBy(aq, 'fillOrders', ordersFilled(aq, fill), ORDER_FILL));
    made.push(sumsBy(aq, 'leadTime', leadTimes(aq, all), ['done', 'days', 'open', 'openDays']));
    made.push(sumsBy(aq, 'received', receipts(aq, all), ['one', 'units']));
    made.push(sumsBy(aq, 'spend', withMonth(aq, all, 'sent'), ['worth']));
    return { tables: () => tablesOf(made) };
  };
}

type Summed = [name: TableName, table: Table, columns: readonly string[]];

function tablesOf(made: readonly Summed[]): Aggregates {
  const all = emptyAggregates();
  for (const [name, table, columns] of made)
    for (const row of table.objects()) {
      const { supplier = 0, month = 0 } = row;
      addRow(
        all[name],
        supplier,
        month,
        columns.map((column) => row[column] ?? 0),
      );
    }
  return all;
}

function sumsBy(aq: Arquero, name: TableName, table: Table, columns: readonly string[]): Summed {
  const sums = Object.fromEntries(columns.map((column) => [column, aq.op.sum(column)]));
  return [name, table.groupby('supplier', 'month').rollup(sums), columns];
}

function withMonth(aq: Arquero, table: Table, day: string): Table {
  const month = (row: Record<string, number | null>) => {
    const at = row[day] ?? null;
    return at === null ? -1 : monthIndexOfDay(at);
  };
  return table.derive({ month: aq.escape(month) });
}

const LINE = ['decided', 'onTime', 'inFull', 'otif', 'pending', 'excluded', 'due_units', 'in_window'];

function judged(aq: Arquero, all: Table, basis: 'first' | 'last' | 'requested'): Table {
  const within = (row: FlatLine) => {
    const due = row[basis] ?? 0;
    const one = row.receiptDay !== null && row.receiptDay <= due ? (row.received ?? 0) : 0;
    return one + (row.laterDay !== null && row.laterDay <= due ? (row.laterReceived ?? 0) : 0);
  };
  const total = (row: FlatLine) => (row.received ?? 0) + (row.laterReceived ?? 0);
  const state = (row: FlatLine) => {
    const due = row[basis];
    if (due === null) return EXCLUDED;
    return TODAY_NUMBER <= due ? PENDING : DECIDED;
  };
  const step = all
    .derive({
      due: aq.escape((row: FlatLine) => row[basis]),
      state: aq.escape(state),
      units: aq.escape(within),
      total: aq.escape(total),
    })
    .derive({
      decided: aq.escape((row: Row) => flag(row.state === DECIDED)),
      pending: aq.escape((row: Row) => flag(row.state === PENDING)),
      excluded: aq.escape((row: Row) => flag(row.state === EXCLUDED)),
      onTime: aq.escape((row: Row & { total: number }) =>
        flag(row.state === DECIDED && row.total > 0 && row.units >= Math.min(row.ordered, row.total)),
      ),
      inFull: aq.escape((row: Row & { total: number }) =>
        flag(row.state === DECIDED && row.total >= row.ordered),
      ),
      due_units: aq.escape((row: Row) => (row.state === DECIDED ? row.ordered : 0)),
      in_window: aq.escape((row: Row) => (row.state === DECIDED ? Math.min(row.units, row.ordered) : 0)),
    });
  const otif = (row: { onTime: number; inFull: number }) => row.onTime * row.inFull;
  return withMonth(aq, step.derive({ otif: aq.escape(otif) }), 'due');
}

const ORDER = ['orders', 'fine', 'waiting', 'none'];

function orders(aq: Arquero, lines: Table): Table {
  const whole = lines
    .groupby('supplier', 'order')
    .rollup({
      due: aq.op.max('due'),
      pending: aq.op.sum('pending'),
      decided: aq.op.sum('decided'),
      otif: aq.op.sum('otif'),
    })
    .derive({
      due: aq.escape((row: { due: number | null | undefined }) => row.due ?? null),
      orders: aq.escape((row: Sums) => flag(row.pending === 0 && row.decided > 0)),
      fine: aq.escape((row: Sums) => flag(row.pending === 0 && row.decided > 0 && row.otif === row.decided)),
      waiting: aq.escape((row: Sums) => flag(row.pending > 0)),
      none: aq.escape((row: Sums) => flag(row.pending === 0 && row.decided === 0)),
    });
  return withMonth(aq, whole, 'due');
}
interface Sums {
  pending: number;
  decided: number;
  otif: number;
}

const FILL = ['decided', 'filled', 'pending', 'ordered_units', 'shipped'];

function filled(aq: Arquero, all: Table): Table {
  const over = (row: FlatLine) => row.first < TODAY_NUMBER;
  return withMonth(
    aq,
    all.derive({
      decided: aq.escape((row: FlatLine) => flag(over(row))),
      pending: aq.escape((row: FlatLine) => flag(!over(row))),
      filled: aq.escape((row: FlatLine) => flag(over(row) && (row.received ?? 0) >= row.ordered)),
      ordered_units: aq.escape((row: FlatLine) => (over(row) ? row.ordered : 0)),
      shipped: aq.escape((row: FlatLine) => (over(row) ? Math.min(row.received ?? 0, row.ordered) : 0)),
    }),
    'first',
  );
}

const ORDER_FILL = ['orders', 'fine', 'waiting'];

function ordersFilled(aq: Arquero, lines: Table): Table {
  const whole = lines
    .groupby('supplier', 'order')
    .rollup({
      due: aq.op.max('first'),
      pending: aq.op.sum('pending'),
      decided: aq.op.sum('decided'),
      otif: aq.op.sum('filled'),
    })
    .derive({
      orders: aq.escape((row: Sums) => flag(row.pending === 0)),
      fine: aq.escape((row: Sums) => flag(row.pending === 0 && row.otif === row.decided)),
      waiting: aq.escape((row: Sums) => flag(row.pending > 0)),
    });
  return withMonth(aq, whole, 'due');
}

function leadTimes(aq: Arquero, all: Table): Table {
  const doneOn = (row: FlatLine) => {
    if ((row.received ?? 0) >= row.ordered) return row.receiptDay;
    return (row.received ?? 0) + (row.laterReceived ?? 0) >= row.ordered ? row.laterDay : null;
  };
  return withMonth(
    aq,
    all.derive({
      done: aq.escape((row: FlatLine) => flag(doneOn(row) !== null)),
      days: aq.escape((row: FlatLine) => (doneOn(row) ?? row.sent) - row.sent),
      open: aq.escape((row: FlatLine) => flag(doneOn(row) === null)),
      openDays: aq.escape((row: FlatLine) => (doneOn(row) === null ? TODAY_NUMBER - row.sent : 0)),
    }),
    'last',
  );
}

function receipts(aq: Arquero, all: Table): Table {
  const [first, later] = [
    ['receiptDay', 'received'],
    ['laterDay', 'laterReceived'],
  ].map(([day, units]) =>
    all.filter(aq.escape((row: Record<string, unknown>) => row[day as string] !== null)).derive({
      day: aq.escape((row: Record<string, unknown>) => row[day as string]),
      units: aq.escape((row: Record<string, unknown>) => row[units as string]),
      one: aq.escape(() => 1),
    }),
  ) as [Table, Table];
  return withMonth(aq, first.concat(later), 'day');
}
