import type { FileMapping } from '../../domain/file-mapping.ts';
import type { ImportCursor, ImportJob } from '../../domain/import-job.ts';
import type { SourcePage } from '../source.ts';
import { columnOfField, shipToColumn } from './column-of-field.ts';
import { isHeadingFile, namesSupplier } from './mapping-needs.ts';
import { type PageRecords, pageRecords } from './page-records.ts';
import { identityOf } from './partner-identity.ts';
import { type RowReader, readRows } from './read-rows.ts';
import type { RowSource } from './row-partner.ts';
import { readRecord } from './row-record.ts';

/**
 * A page ends with the first block behind so many rows. Lines of one partner lie scattered over the file, and each page
 * rewrites the stored blocks that it adds to: larger pages write less, smaller ones hold less memory and lock readers out
 * for less long. Over 100,000 scattered lines 12,000 rows took the same processor time, and a quarter more memory.
 */
export const PAGE_ROWS = 6_000;

/** What a page needs to know of its job. */
export interface PageJob extends Pick<ImportJob, 'id' | 'fileChangedAt'> {
  sourceId: string;
}

/** Reads a file of orders as pages of records, from where `cursor` stands; see `readRows` for rows, cursors and failures. */
export async function* readPages(
  file: Blob,
  mapping: FileMapping,
  job: PageJob,
  cursor: ImportCursor,
  signal?: AbortSignal,
): AsyncGenerator<SourcePage<ImportCursor>> {
  const reader = orderReader(sourceOf(mapping, job));
  for await (const page of readRows(file, mapping, reader, PAGE_ROWS, cursor, signal)) {
    const { records, ...counted } = page;
    yield {
      ...counted,
      partners: records.partners(),
      orders: records.orders(),
      placeOf: placesIn(mapping, records),
    };
  }
}

function sourceOf(mapping: FileMapping, job: PageJob): RowSource {
  return {
    provenance: { sourceId: job.sourceId, fetchedAt: job.fileChangedAt, jobId: job.id },
    ownSites: new Set(mapping.ownSites.map(identityOf)),
    namesSupplier: namesSupplier(mapping),
    headingsOnly: isHeadingFile(mapping),
    shipToAt: shipToColumn(mapping),
  };
}

function orderReader(source: RowSource): RowReader<PageRecords> {
  let records = pageRecords();
  return {
    key: ({ at }) => at.orderNumber,
    names: ({ at }) => [at.lineNumber, at.itemNumber],
    take(cells) {
      const record = readRecord(cells, source);
      if (record) records.add(record, cells.line);
      return record !== undefined;
    },
    close() {
      const closed = records;
      records = pageRecords();
      return closed;
    },
  };
}

function placesIn(mapping: FileMapping, records: PageRecords): SourcePage<ImportCursor>['placeOf'] {
  return (orderId, lineId, field) => {
    const column = columnOfField(mapping, field);
    return column === null ? null : { line: records.lineInFile(orderId, lineId), column };
  };
}
