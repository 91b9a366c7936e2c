import type { LedgerEntry } from '../domain/connection.ts';
import { toCsv } from './csv.ts';

/** How the list of requests reads in the person's language: its headings, and an outcome that nobody heard of. */
export interface LedgerWording {
  header: readonly string[];
  open: string;
}

/**
 * The list of requests as CSV, one a row: instant (ISO 8601, UTC), connection, host, what was asked, why, the fields asked
 * for, bytes sent and received, milliseconds, outcome.
 */
export function ledgerToCsv(entries: readonly LedgerEntry[], { header, open }: LedgerWording): string {
  return toCsv(
    header,
    entries.map((entry) => [
      new Date(entry.at).toISOString(),
      entry.connectionId,
      entry.host,
      entry.what,
      entry.why,
      entry.fields.join(' '),
      entry.sent,
      entry.received,
      entry.took,
      entry.outcome || open,
    ]),
  );
}
