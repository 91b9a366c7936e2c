import { tableOf } from '../../domain/file-fields.ts';
import type { FileField, FileMapping } from '../../domain/file-mapping.ts';
import type { ImportCursor } from '../../domain/import-job.ts';
import type { PartnerDirectory } from './partner-directory.ts';
import type { PageJob } from './read-pages.ts';
import { type RowPage, type RowReader, readRows } from './read-rows.ts';
import {
  addRecord,
  noRecords,
  type RelationKind,
  type RelationRecords,
  type RelationSource,
} from './row-relation.ts';

/** These tables are small: short pages tell soon how far they are. */
const PAGE_ROWS = 4_000;

/** One page of records other than orders; `placeOf` tells where in the file a field of a record was last said. */
export interface RelationPage extends RowPage<RelationRecords> {
  placeOf(id: string, field: string): { line: number; column: string };
}

interface Kept {
  records: RelationRecords;
  lines: Map<string, number>;
}

/**
 * Reads a file of cases, questions, stock counts, forecasts or facts as pages of records; see `readRows` for rows, cursors
 * and failures. Partners are found in `directory` by exactly their number or name: a row that names nobody known is
 * rejected, never guessed.
 */
export async function* readRelations(
  file: Blob,
  mapping: FileMapping,
  job: PageJob & { sample: boolean },
  directory: PartnerDirectory,
  cursor: ImportCursor,
  signal?: AbortSignal,
): AsyncGenerator<RelationPage> {
  const source: RelationSource = {
    kind: tableOf(mapping) as RelationKind,
    provenance: { sourceId: job.sourceId, fetchedAt: job.fileChangedAt, jobId: job.id },
    directory,
    sample: job.sample,
  };
  for await (const page of readRows(file, mapping, readerOf(source), PAGE_ROWS, cursor, signal)) {
    const { records, lines } = page.records;
    yield {
      ...page,
      records,
      placeOf: (id, field) => ({ line: lines.get(id) ?? 1, column: columnOf(mapping, field) }),
    };
  }
}

/** What each row of a table is called by. */
const KEYS: Readonly<Record<RelationKind, FileField>> = {
  cases: 'caseNumber',
  exchanges: 'askedAt',
  stocks: 'itemNumber',
  forecasts: 'itemNumber',
  facts: 'validFrom',
};

function readerOf(source: RelationSource): RowReader<Kept> {
  let kept: Kept = { records: noRecords(), lines: new Map() };
  return {
    key: ({ at }) => at[KEYS[source.kind]],
    names: ({ at }) => [at.partnerName, at.partnerNumber],
    take(cells) {
      const id = addRecord(cells, source, kept.records);
      if (id !== undefined) kept.lines.set(id, cells.line);
      return id !== undefined;
    },
    close() {
      const closed = kept;
      kept = { records: noRecords(), lines: new Map() };
      return closed;
    },
  };
}

const READ_FROM: Readonly<Record<string, FileField>> = {
  quantity: 'stockQuantity',
  value: 'stockValue',
  used: 'usedQuantity',
  minimum: 'minimumStock',
  maximum: 'maximumStock',
  forecast: 'forecastQuantity',
  actual: 'actualQuantity',
  number: 'caseNumber',
  partnerId: 'partnerName',
};

function columnOf({ columns }: FileMapping, field: string): string {
  return columns.find((column) => column.field === (READ_FROM[field] ?? field))?.header ?? field;
}
