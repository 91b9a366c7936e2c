import type { Activity } from '../../domain/activity.ts';
import type { Fact } from '../../domain/fact.ts';
import type { TableKind } from '../../domain/file-mapping.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Forecast, Stock } from '../../domain/stock.ts';
import type { PartnerDirectory } from './partner-directory.ts';
import { readCase, readExchange } from './row-activity.ts';
import { neededNumberOf, type RowCells, rejectCell, textOf } from './row-cells.ts';
import { readFact } from './row-fact.ts';
import { readForecast, readStock } from './row-stock.ts';

/** Tables that tell of something else than orders. */
export type RelationKind = Exclude<TableKind, 'orders'>;

/** What all rows of such a file share. */
export interface RelationSource {
  kind: RelationKind;
  provenance: Provenance;
  directory: PartnerDirectory;
  /** True when the file says that it is the sample. */
  sample: boolean;
}

/** What the rows of a page say. */
export interface RelationRecords {
  activities: Activity[];
  stocks: Stock[];
  forecasts: Forecast[];
  facts: Fact[];
}

export function noRecords(): RelationRecords {
  return { activities: [], stocks: [], forecasts: [], facts: [] };
}

/** Adds the record of the row that `cells` is turned to, and answers its id; undefined with the flaw in `cells.flaw`. */
export function addRecord(
  cells: RowCells,
  source: RelationSource,
  into: RelationRecords,
): string | undefined {
  if (cells.flaw) return undefined;
  const record = readRecord(cells, source);
  if (cells.flaw || !record) return undefined;
  if (source.kind === 'stocks') into.stocks.push(record as Stock);
  else if (source.kind === 'forecasts') into.forecasts.push(record as Forecast);
  else if (source.kind === 'facts') into.facts.push(record as Fact);
  else into.activities.push(record as Activity);
  return record.id;
}

function readRecord(cells: RowCells, source: RelationSource): { id: string } | undefined {
  const partnerId = readPartner(cells, source);
  if (source.kind === 'stocks') return readStock(cells, source, partnerId);
  if (partnerId === undefined) {
    rejectCell(cells, partnerColumn(cells), 'partner-missing');
    return undefined;
  }
  if (source.kind === 'cases') return readCase(cells, source, partnerId);
  if (source.kind === 'exchanges') return readExchange(cells, source, partnerId);
  if (source.kind === 'facts') return readFact(cells, source, partnerId);
  return readForecast(cells, source, partnerId);
}

/** The partner that the row names exactly; undefined where it names none, and with a flaw where nobody is called so. */
function readPartner(cells: RowCells, { directory }: RelationSource): string | undefined {
  const number = neededNumberOf(cells, cells.at.partnerNumber, 64);
  const name = textOf(cells, cells.at.partnerName, 300);
  const numbered = number !== undefined && normaliseNumber(number) !== '';
  if (!numbered && name === undefined) return undefined;
  const found = directory.find(numbered ? number : undefined, name);
  if ('id' in found) return found.id;
  rejectCell(cells, partnerColumn(cells), `partner-${found.flaw}`);
  return undefined;
}

function partnerColumn({ at, row }: RowCells): number {
  return at.partnerNumber >= 0 && (row[at.partnerNumber] ?? '').trim() !== ''
    ? at.partnerNumber
    : at.partnerName;
}
