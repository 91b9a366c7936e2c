import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts that stand nowhere else, so that their bytes can be looked for in the files of a browser. */

/** Order lines in so many rows, each with a text of its own that no compression can shorten. */
export function writeCanaries(folder: string, rows: number): string {
  const path = join(folder, 'canaries.csv');
  const lines = Array.from(
    { length: rows },
    (_, at) => `PO-${50_000 + at},1,Supplier ${at % 9} ${canary(at % 9)},2026-04-12,3,${canary(at)}`,
  );
  writeFileSync(
    path,
    `PO Number,PO Line,Supplier,Promised Date,Ordered Qty,Description\n${lines.join('\n')}\n`,
  );
  return path;
}

/** How many of the texts stand in the files of a folder, as UTF-8 or UTF-16, and in which of the files. */
export function canariesIn(folder: string, rows: number): { count: number; files: string[] } {
  const found = new Set<number>();
  const files: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    // A browser that runs removes files at any time; sockets and links are none.
    if (!existsSync(path) || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    const here = Array.from({ length: rows }, (_, at) => at).filter((at) => holds(bytes, canary(at)));
    if (here.length > 0) files.push(name);
    for (const at of here) found.add(at);
  }
  return { count: found.size, files };
}

function canary(at: number): string {
  return createHash('sha256').update(`canary ${at}`).digest('base64').replace(/\W/g, '').slice(0, 36);
}

function holds(bytes: Buffer, text: string): boolean {
  return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
}
