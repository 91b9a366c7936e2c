import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { syncCursorSchema } from './connection.ts';
import { type FileMapping, fileMappingSchema } from './file-mapping.ts';

/** Where an import stands: committed together with the records it covers, so that a kill loses and doubles nothing. */
const importCursorSchema = z.object({
  /** Byte in the file up to which every row is in the store or in the reject list. */
  byte: z.number().int().nonnegative(),
  /** Line of the file that begins at `byte`, counted from 1; absent before the first page. */
  line: z.number().int().positive().optional(),
  /** Data rows read so far; `rows = accepted + repeated + rejected`. */
  rows: z.number().int().nonnegative(),
  /** Rows that are in the store. */
  accepted: z.number().int().nonnegative(),
  /** Rows that say nothing which an earlier row of the same file has not said. */
  repeated: z.number().int().nonnegative(),
  rejected: z.number().int().nonnegative(),
  /** Order lines that were new, changed, or already there in the same words. */
  linesNew: z.number().int().nonnegative(),
  linesChanged: z.number().int().nonnegative(),
  linesSame: z.number().int().nonnegative(),
});
export type ImportCursor = z.infer<typeof importCursorSchema>;

/** Before the first row. */
export const AT_START: Readonly<ImportCursor> = {
  byte: 0,
  rows: 0,
  accepted: 0,
  repeated: 0,
  rejected: 0,
  linesNew: 0,
  linesChanged: 0,
  linesSame: 0,
};

/** What was not stored, a row or a value of it: nothing is dropped without a line here. */
export const rejectSchema = z.object({
  /** Line in the file, counted from 1, the heading included. */
  line: z.number().int().positive(),
  column: z.string().max(300),
  value: z.string().max(500),
  /** Stable code, worded by the surfaces: `no-such-day`, `order-number-missing`. */
  reason: z.string().max(60),
  /** What an earlier row says and is kept; the rest of this row is stored then. Absent: the whole row is left out. */
  kept: z.string().max(500).optional(),
});
export type Reject = z.infer<typeof rejectSchema>;

/** A long job, stored: closing every surface does not stop it, a kill resumes it, every surface shows it. */
export const importJobSchema = z.object({
  id: z.string().min(1).max(100),
  /** `restore` puts a backup back, `sync` reads a connected system; their mappings are empty. */
  kind: z.enum(['import', 'restore', 'sync']),
  fileName: z.string().max(300),
  fileSize: z.number().int().nonnegative(),
  /** The file's last change: the age of what it says. */
  fileChangedAt: z.number().int().nonnegative(),
  mapping: fileMappingSchema,
  state: z.enum(['waiting', 'running', 'paused', 'done', 'cancelled', 'failed']),
  cursor: importCursorSchema,
  /** Byte up to which a backup is checked, before its first record is stored. */
  checked: z.number().int().nonnegative().optional(),
  /** Of a sync: where it stands. Its `fileName` is the label of the connection, and it has no file. */
  sync: syncCursorSchema.optional(),
  /** Present when the file says that it is the sample. */
  sampleAsOf: calendarDateSchema.optional(),
  failure: z.object({ code: z.string(), message: z.string(), next: z.string() }).optional(),
  createdAt: z.number().int(),
  finishedAt: z.number().int().optional(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** A job at its beginning. `file`: how it is called, its size in bytes and its last change; a sync has none of its own. */
export function newJob(
  kind: ImportJob['kind'],
  file: { name: string; size: number; lastModified: number },
  createdAt: number,
  mapping: FileMapping = { delimiter: ',', columns: [], ownSites: [] },
): ImportJob {
  return {
    id: crypto.randomUUID(),
    kind,
    fileName: file.name,
    fileSize: file.size,
    fileChangedAt: file.lastModified,
    mapping,
    state: 'waiting',
    cursor: { ...AT_START },
    createdAt,
  };
}
