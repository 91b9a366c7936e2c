import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DIALECTS, type DialectName } from './dialects.ts';
import { type RelationFile, writeRelations } from './relation-files.ts';
import type { Repetition, SampleShape } from './shapes.ts';
import { tablesOf } from './shapes.ts';
import { truthTally } from './truth.ts';
import { truthRow } from './truth-lines.ts';
import { makeWorld, type WorldSize } from './world.ts';
import { openTable, type WrittenTable } from './write-tables.ts';

/** What to write, and where. */
export interface SampleWish {
  size: WorldSize;
  shape: SampleShape;
  dialect: DialectName;
  repetition: Repetition;
  folder: string;
  /** Where the truth goes: `truth.json` and, line by line, `truth-lines.ndjson`. */
  truthFolder: string;
}

/** The shipped sample says little twice, as a report with suppressed repeats does: half its size in the package. */
export const SHIPPED_REPETITION: Repetition = { masterRows: 8, everyRow: false };

/** Writes the files of a world and its truth, order by order; gives what was written. The same wish gives the same bytes. */
export function writeSample(wish: SampleWish): (WrittenTable | RelationFile)[] {
  const dialect = DIALECTS[wish.dialect];
  mkdirSync(wish.folder, { recursive: true });
  mkdirSync(wish.truthFolder, { recursive: true });
  const ending = dialect.delimiter === '\t' ? 'tsv' : 'csv';
  const tables = tablesOf(wish.shape, wish.repetition).map((table) =>
    openTable(table, wish.folder, ending, dialect),
  );
  const world = makeWorld(wish.size);
  const tally = truthTally();
  const lines = openSync(join(wish.truthFolder, 'truth-lines.ndjson'), 'w');
  let waiting: string[] = [];
  const flush = () => {
    if (waiting.length > 0) writeSync(lines, `${waiting.join('\n')}\n`);
    waiting = [];
  };
  for (const order of world.orders()) {
    for (const table of tables) table.add(order);
    tally.add(order);
    for (const line of order) waiting.push(JSON.stringify(truthRow(line)));
    if (waiting.length > 5_000) flush();
  }
  flush();
  closeSync(lines);
  const written = tables.map((table) => table.end());
  const relations = writeRelations(world.partners, dialect, wish.folder, ending);
  const summary = {
    ...tally.summary(world.partners),
    relations: { ...relations.truth, files: relations.files },
    files: written,
  };
  writeFileSync(join(wish.truthFolder, 'truth.json'), `${JSON.stringify(summary, null, 1)}\n`);
  return [...written, ...relations.files];
}
