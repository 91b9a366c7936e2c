import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a file of so many orders, each of a line, with text that does not compress: what the disk holds is what was written. */
export function ordersFile(folder: string, name: string, orders: number): string {
  const rows = Array.from(
    { length: orders },
    (_, at) =>
      `PO-${100_000 + at},1,Supplier ${at % 40} Ltd,2026-04-${10 + (at % 20)},${at % 90},${noise(at)}`,
  );
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
