import { backupFailures } from './failures.ts';
import {
  BACKUP_VERSION,
  type BackupCounts,
  type BackupHeader,
  countsSchemaOf,
  headerSchema,
  MAX_BACKUP_BYTES,
  noCounts,
  SECTIONS,
  type SectionName,
  type SectionRecord,
  sectionsOf,
} from './format.ts';
import { parsedJson } from './parsed-json.ts';
import { readLines, type TextLine } from './read-lines.ts';

/** A record as it was read, with the place behind it. */
export type Entry = {
  [Name in SectionName]: { section: Name; record: SectionRecord<Name>; line: number; end: number };
}[SectionName];

/** Where reading stands: in which section, how many records of it were read, and what comes next. */
interface Position {
  section: number;
  inside: boolean;
  counts: BackupCounts;
  header?: BackupHeader;
  /** True once the counts at the end were read. */
  whole: boolean;
  line: number;
}

/** What a whole and undamaged backup holds. */
export interface BackupLook extends BackupHeader {
  counts: BackupCounts;
}

/**
 * Reads a backup from beginning to end and believes nothing: every record has to parse, and the counts have to be right.
 * Only what this has read may be stored. `progress` hears the byte that was read. Undefined when `signal` ended it.
 * @throws FailureError backup-not, backup-newer, backup-too-large, backup-damaged, backup-cut or backup-counts.
 */
export async function checkBackup(
  file: Blob,
  progress: (byte: number) => void = () => {},
  signal?: AbortSignal,
): Promise<BackupLook | undefined> {
  if (file.size > MAX_BACKUP_BYTES) throw backupFailures.tooLarge();
  const at = start();
  for await (const lines of readLines(file, { byte: 0, line: 1 })) {
    if (signal?.aborted) return undefined;
    for (const line of lines) readLine(at, line);
    progress(lines.at(-1)?.end ?? 0);
  }
  if (!at.header) throw backupFailures.notBackup();
  if (!at.whole) throw backupFailures.cut(at.line);
  return { ...at.header, counts: at.counts };
}

/** The header of a file, read without the rest. @throws FailureError backup-not or backup-newer. */
export async function lookAtHeader(file: Blob): Promise<BackupHeader> {
  const head = await file.slice(0, 1_000).text();
  return headerOf(head.split('\n')[0] ?? '');
}

/**
 * The records of a backup that {@link checkBackup} passed, those of one piece of the file at a time, without the ones
 * that end at or before byte `after`: reading goes on where it was interrupted.
 */
export async function* readEntries(file: Blob, after = 0): AsyncGenerator<Entry[]> {
  const at = start();
  for await (const lines of readLines(file, { byte: 0, line: 1 })) {
    const entries: Entry[] = [];
    for (const line of lines) {
      const entry = readLine(at, line, line.end > after);
      if (entry) entries.push(entry);
    }
    yield entries;
  }
}

function start(): Position {
  return { section: -1, inside: false, counts: noCounts(), whole: false, line: 0 };
}

/** Reads one line; answers the record that it holds. With `wanted` false a record is passed over unread. */
function readLine(at: Position, { text, no, end }: TextLine, wanted = true): Entry | undefined {
  at.line = no;
  if (at.whole) {
    if (text.trim() !== '') throw backupFailures.damaged(no, 'text behind the end');
    return undefined;
  }
  if (!at.header) {
    at.header = headerOf(text);
    return undefined;
  }
  if (at.inside && text === '],') {
    at.inside = false;
    return undefined;
  }
  if (!at.inside) {
    betweenSections(at, at.header.version, text, no);
    return undefined;
  }
  const section = sectionsOf(at.header.version)[at.section] as SectionName;
  at.counts[section]++;
  if (!wanted) return undefined;
  return { section, record: recordOf(section, text, no), line: no, end } as Entry;
}

function headerOf(text: string): BackupHeader {
  const header = headerSchema.safeParse(parsedJson(text.replace(/,\r?$/, '}')));
  // A document in one line was written anew by another program: its sections are not where they are looked for.
  if (!header.success || text.endsWith('}')) throw backupFailures.notBackup();
  if (header.data.version > BACKUP_VERSION) throw backupFailures.newer(header.data.version);
  return header.data;
}

/** The beginning of the next section, or the counts behind the last one. */
function betweenSections(at: Position, version: number, text: string, no: number): void {
  const next = sectionsOf(version)[at.section + 1];
  if (next) {
    if (text !== `"${next}":[`) throw backupFailures.damaged(no, `the section "${next}" should begin here`);
    at.section++;
    at.inside = true;
    return;
  }
  const said = countsSchemaOf(version).safeParse(
    parsedJson(text.replace(/^"counts":/, '').replace(/\}$/, '')),
  );
  if (!text.startsWith('"counts":') || !said.success)
    throw backupFailures.damaged(no, 'the counts should stand here');
  for (const name of sectionsOf(version)) {
    if (said.data[name] !== at.counts[name])
      throw backupFailures.counts(name, said.data[name], at.counts[name]);
  }
  at.whole = true;
}

function recordOf(section: SectionName, text: string, no: number): unknown {
  const value = parsedJson(text.endsWith(',') ? text.slice(0, -1) : text);
  if (value === undefined) throw backupFailures.damaged(no, 'it is not JSON');
  const record = judged(section, value);
  if (!record.success) {
    const path = record.error?.issues[0]?.path.join('.') ?? '';
    throw backupFailures.damaged(no, `what it says of "${path || section}" makes no sense`);
  }
  if (section === 'orders') checkOrder(record.data as SectionRecord<'orders'>, no);
  return record.data;
}

/** A value that is nested a hundred thousand deep overflows the stack of whoever walks it: no record is. */
function judged(section: SectionName, value: unknown) {
  try {
    return SECTIONS[section].safeParse(value);
  } catch {
    return { success: false as const, error: undefined };
  }
}

/** What no schema says: an order lies under its partner, and each of its lines has an id of its own. */
function checkOrder(order: SectionRecord<'orders'>, no: number): void {
  if (!order.id.startsWith(`${order.partnerId}/`))
    throw backupFailures.damaged(no, 'the order does not belong to its partner');
  if (new Set(order.lines.map((line) => line.id)).size < order.lines.length)
    throw backupFailures.damaged(no, 'two lines of the order have one id');
}
