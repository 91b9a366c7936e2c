import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Firefox } from '../tools/marionette.ts';
import { enter, goTo, HOME, press, textLike, until } from './extension.ts';

/** Options, Files: what a person does there. */

export type OptionsPage = 'files' | 'mappings' | 'sites' | 'privacy' | 'settings' | 'about';

/** Opens a page of the options anew. */
export async function openOptions(firefox: Firefox, page: OptionsPage): Promise<void> {
  // A change of the fragment alone would leave the page as it is.
  await goTo(firefox, 'about:blank');
  await goTo(firefox, `${HOME}/options.html#${page}`);
  await until(firefox, `the page ${page}`, `return document.querySelector('h1') !== null`);
}

/** Chooses files on a page Files that is opened for it, and waits for what is said of the last one. */
export async function chooseFiles(firefox: Firefox, ...paths: string[]): Promise<void> {
  await openOptions(firefox, 'files');
  await enter(firefox, 'input[type=file]', paths.join('\n'));
}

/** Chooses a file and presses Import. */
export async function startImport(firefox: Firefox, path: string): Promise<void> {
  await chooseFiles(firefox, path);
  await press(firefox, 'Import');
  await textLike(firefox, /Importing|Waiting to start|Imported /);
}

/** Imports a file with the columns as they are proposed; all rows must be accepted. */
export async function importFile(firefox: Firefox, path: string, rows: number, ms = 90_000): Promise<void> {
  await startImport(firefox, path);
  await textLike(firefox, allAccepted(rows), ms);
}

export function allAccepted(rows: number): RegExp {
  const n = rows.toLocaleString('en');
  return new RegExp(`${n} rows? = ${n} accepted \\+ 0 repeated \\+ 0 rejected`);
}

/** A table of so many orders of one line each. Descriptions do not compress, so that the disk holds what is written. */
export function writeOrders(folder: string, name: string, orders: number, first = 100_000): string {
  const rows = Array.from({ length: orders }, (_, at) => {
    const no = first + at;
    return `PO-${no},1,Supplier ${no % 40} Ltd,2026-04-${10 + (no % 20)},${1 + (no % 90)},${noise(no)}`;
  });
  const path = join(folder, name);
  writeFileSync(
    path,
    `PO Number,PO Line,Supplier,Promised Date,Ordered Qty,Description\n${rows.join('\n')}\n`,
  );
  return path;
}

function noise(seed: number): string {
  return Array.from({ length: 16 }, (_, at) =>
    Math.sin(seed * 97 + at * 13)
      .toString(36)
      .slice(3, 11),
  ).join('');
}
