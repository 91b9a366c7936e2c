import { expect, it } from 'vitest';
import type { FileMapping } from '../../../../lib/domain/file-mapping.ts';
import { fitMapping } from '../../../../lib/sources/files/fit-mapping.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';

async function sniffed(text: string) {
  const sniff = await sniffTable(new Blob([text]));
  if (!sniff.ok) throw new Error(sniff.error.code);
  return { sniff: sniff.value, proposed: proposeMapping(sniff.value).mapping };
}

async function fitted(remembered: FileMapping, text: string): Promise<FileMapping> {
  const { sniff, proposed } = await sniffed(text);
  return fitMapping(remembered, proposed, sniff);
}

const HEADINGS = ['PO', 'Supplier', 'Promised Date', 'Quantity'];
const table = (delimiter: string, ...rows: string[]) =>
  `${[HEADINGS.join(delimiter), ...rows.map((row) => row.replaceAll('|', delimiter))].join('\n')}\n`;

it('keeps what a person said and takes what the file proves about its values', async () => {
  const { proposed } = await sniffed(table(',', 'A-1|Alpha|01/02/2026|1.5'));
  const columns = proposed.columns.map((column) =>
    column.header === 'Promised Date' ? { ...column, field: 'requestedOn' as const } : column,
  );
  const remembered: FileMapping = { ...proposed, columns, ownSites: ['Alpha'] };
  expect(remembered.columns[2]).toMatchObject({ dateOrder: 'month-first' });

  const other = await fitted(remembered, table(';', 'A-2|Alpha|13/02/2026|2,25', 'A-3|Beta|14/02/2026|3'));
  expect(other).toMatchObject({ delimiter: ';', ownSites: ['Alpha'] });
  expect(other.columns[2]).toMatchObject({ field: 'requestedOn', dateOrder: 'day-first' });
  expect(other.columns[3]).toMatchObject({ field: 'orderedQuantity', decimal: ',' });
});

it('keeps the order and mark that a person chose where the file proves none, or both', async () => {
  const { proposed } = await sniffed(table(',', 'A-1|Alpha|01/02/2026|1.5'));
  const columns = proposed.columns.map((column) =>
    column.header === 'Promised Date' ? { ...column, dateOrder: 'day-first' as const } : column,
  );
  const remembered: FileMapping = { ...proposed, columns };
  const unproved = await fitted(remembered, table(',', 'A-2|Alpha|03/04/2026|2'));
  expect(unproved.columns[2]).toMatchObject({ dateOrder: 'day-first' });
  expect(unproved.columns[3]).toMatchObject({ decimal: '.' });
  const mixed = await fitted(
    remembered,
    table(',', 'A-2|Alpha|03/14/2026|2', 'A-3|Alpha|03/15/2026|2', 'A-4|Alpha|15/03/2026|2'),
  );
  expect(mixed.columns[2]).toMatchObject({ dateOrder: 'day-first' });
});
