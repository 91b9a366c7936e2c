import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEADINGS = 'Order number,Line,Supplier,Item description,Quantity,Sent,Promised,Received';

/** Writes a file of `count` one-line purchase orders of ten suppliers, half of them still open; answers its path. */
export function writeOrderFile(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const day = `2026-0${(index % 4) + 1}-${`${(index % 28) + 1}`.padStart(2, '0')}`;
    const received = index % 2 === 0 ? day : '';
    return `45${`${10_000_000 + index * 13}`},10,Supplier ${index % 10},Article ${index},${(index % 40) + 1},2025-12-01,${day},${received}`;
  });
  const path = join(mkdtempSync(join(tmpdir(), 'partnerlens-orders-')), 'orders.csv');
  writeFileSync(path, [HEADINGS, ...rows].join('\n'));
  return path;
}
