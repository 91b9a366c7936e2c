import { readFileSync } from 'node:fs';
import type { FileField, FileMapping } from '../../../../lib/domain/file-mapping.ts';
import type { ImportCursor, Reject } from '../../../../lib/domain/import-job.ts';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import type { Partner } from '../../../../lib/domain/partner.ts';
import { FailureError } from '../../../../lib/domain/result.ts';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { readPages } from '../../../../lib/sources/files/read-pages.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';

export const START: ImportCursor = {
  byte: 0,
  rows: 0,
  accepted: 0,
  repeated: 0,
  rejected: 0,
  linesNew: 0,
  linesChanged: 0,
  linesSame: 0,
};
const JOB = { id: 'job-1', sourceId: 'file:test.csv', fileChangedAt: 1_700_000_000_000 };

export function fixture(name: string): Blob {
  return new Blob([readFileSync(new URL(`../../../fixtures/files/${name}`, import.meta.url))]);
}

/** A mapping of headings to fields with what a column needs besides. */
export function mappingOf(
  columns: [header: string, field?: FileField, extra?: Partial<FileMapping['columns'][number]>][],
  delimiter: FileMapping['delimiter'] = ',',
): FileMapping {
  return {
    delimiter,
    columns: columns.map(([header, field, extra]) => ({ header, ...(field ? { field } : {}), ...extra })),
    ownSites: [],
  };
}

/** What a whole import would hand to the store. */
export interface Imported {
  cursor: ImportCursor;
  /** Where the first page ended. */
  firstCursor?: ImportCursor;
  pages: number;
  partners: Map<string, Partner>;
  orders: Order[];
  lines: OrderLine[];
  rejects: Reject[];
  failure?: string;
  message?: string;
}

export async function importAll(
  file: Blob,
  mapping: FileMapping,
  cursor: ImportCursor = START,
): Promise<Imported> {
  const all: Imported = { cursor, pages: 0, partners: new Map(), orders: [], lines: [], rejects: [] };
  try {
    for await (const page of readPages(file, mapping, JOB, cursor)) {
      all.pages += 1;
      all.cursor = page.cursor;
      all.firstCursor ??= page.cursor;
      for (const partner of page.partners) all.partners.set(partner.id, partner);
      all.orders.push(...page.orders);
      all.lines.push(...page.orders.flatMap((order) => order.lines));
      all.rejects.push(...page.rejects);
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    all.failure = error.failure.code;
    all.message = error.failure.message;
  }
  return all;
}

/** Looks at a file and imports it with what is proposed. */
export async function importAsProposed(file: Blob): Promise<Imported> {
  const sniff = await sniffTable(file);
  if (!sniff.ok) throw new FailureError(sniff.error);
  return importAll(file, proposeMapping(sniff.value).mapping);
}
