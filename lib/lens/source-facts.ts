import type { FileField } from '../domain/file-mapping.ts';
import type { ImportJob } from '../domain/import-job.ts';
import type { OrderLine } from '../domain/order.ts';
import { listJobs } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';

/** What a source records at all: without it, "not acknowledged" or "nothing shipped" would be said of every line. */
export interface SourceFacts {
  acknowledgements: boolean;
  despatch: boolean;
  quality: boolean;
}

/** By id of the import that wrote a line last. */
export type FactsByJob = Map<string, SourceFacts>;

/** Read from the columns that each import took over: cheap, and the same for every surface. */
export async function readSourceFacts(store: Store): Promise<FactsByJob> {
  return new Map((await listJobs(store)).map((job) => [job.id, factsOfMapping(job)]));
}

function factsOfMapping(job: ImportJob): SourceFacts {
  const has = (field: FileField) => job.mapping.columns.some((column) => column.field === field);
  return {
    acknowledgements: has('confirmedOn'),
    despatch: has('shippedOn'),
    quality: has('rejectedQuantity'),
  };
}

const NOTHING_KNOWN: SourceFacts = { acknowledgements: false, despatch: false, quality: false };

export function factsOf(line: OrderLine, facts: FactsByJob): SourceFacts {
  return facts.get(line.provenance.jobId) ?? NOTHING_KNOWN;
}
