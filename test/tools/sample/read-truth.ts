import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ResponseTruth } from './exchanges.ts';
import type { SamplePartners } from './grown-partners.ts';
import type { WrongNumber } from './partner-numbers.ts';
import type { ChanceTruth } from './pipeline.ts';
import type { RelationFile } from './relation-files.ts';
import type { SampleDrift } from './sample-line.ts';
import type { ForecastTruth } from './stock-forecast.ts';
import type { SampleTotals, SupplierTruth } from './truth.ts';
import type { TruthRow } from './truth-lines.ts';
import type { WrittenTable } from './write-tables.ts';

const SHIPPED_TRUTH = resolve(import.meta.dirname, '../../fixtures/sample');

/** What is so of relationships, and stands in no column. */
interface RelationTruth {
  responses: ResponseTruth[];
  /** Working hours until a case was settled, pauses taken off; absent while it is open. */
  cases: { number: string; partner: string; targetHours: number; hours?: number }[];
  forecasts: ForecastTruth[];
  chances: ChanceTruth[];
  expiredCertificates: string[];
  segmentInputs: { supplier: string; name: string; [kind: string]: string | number }[];
  files: RelationFile[];
}

/** What is so in a sample, beside its lines. */
export interface SampleTruth {
  today: string;
  totals: SampleTotals;
  samePartner: SamplePartners['same'];
  wrongCheckDigits: WrongNumber[];
  suppliers: SupplierTruth[];
  drift: ({ supplier: string; name: string } & SampleDrift)[];
  relations: RelationTruth;
  files: WrittenTable[];
}

/** The truth of the shipped sample, or of another one in `folder`. */
export function readTruth(folder = SHIPPED_TRUTH): SampleTruth {
  return JSON.parse(readFileSync(resolve(folder, 'truth.json'), 'utf8')) as SampleTruth;
}

/** The lines of the truth, in the order of the file. */
export function readTruthLines(folder = SHIPPED_TRUTH): TruthRow[] {
  const text = readFileSync(resolve(folder, 'truth-lines.ndjson'), 'utf8').trimEnd();
  return text.split('\n').map((row) => JSON.parse(row) as TruthRow);
}

/** How surfaces count the shipped sample: `3,725 lines`. */
export function sampleLineCount(): string {
  return readTruth().totals.lines.toLocaleString('en');
}

/** What an import of the shipped sample says: every row taken, none repeated, none rejected. */
export function sampleSum(): { rows: number; accepted: number; repeated: number; rejected: number } {
  const rows = readTruth().files[0]?.rows ?? 0;
  return { rows, accepted: rows, repeated: 0, rejected: 0 };
}
