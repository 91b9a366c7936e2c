import type { Reject } from '../domain/import-job.ts';
import { toCsv } from './csv.ts';

/** How the list of rejected rows reads in the person's language. */
export interface RejectWording {
  line: string;
  column: string;
  value: string;
  reason: string;
  /** The reason in words. */
  reasonOf(reject: Reject): string;
}

/** The rejected rows of an import as CSV: line, column, value, reason. */
export function rejectsToCsv(rejects: readonly Reject[], wording: RejectWording): string {
  const header = [wording.line, wording.column, wording.value, wording.reason];
  return toCsv(
    header,
    rejects.map((reject) => [reject.line, reject.column, reject.value, wording.reasonOf(reject)]),
  );
}
