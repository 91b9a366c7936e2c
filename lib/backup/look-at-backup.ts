import { backupFailures } from './failures.ts';
import { countsSchemaOf } from './format.ts';
import { parsedJson } from './parsed-json.ts';
import { type BackupLook, lookAtHeader } from './read-backup.ts';

/** The counts take a few hundred bytes. */
const TAIL_BYTES = 2_000;

/**
 * What a file says it holds, from its first and its last line: shown before it is put back. The whole file is checked when
 * that begins. @throws FailureError backup-not, backup-newer or backup-cut.
 */
export async function lookAtBackup(file: Blob): Promise<BackupLook> {
  const header = await lookAtHeader(file);
  const tail = await file.slice(Math.max(0, file.size - TAIL_BYTES)).text();
  const said = /\n"counts":(\{[^{}]*\})\}\s*$/.exec(tail)?.[1];
  const counts = countsSchemaOf(header.version).safeParse(said === undefined ? undefined : parsedJson(said));
  if (!counts.success) throw backupFailures.incomplete();
  return { ...header, counts: counts.data };
}
