import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { enter, press, textLike } from './extension.ts';
import { importFile, openOptions, writeOrders } from './files-page.ts';
import type { Place } from './steps.ts';

/** Options, Privacy: backups. */

interface Backup {
  format: string;
  counts: Record<string, number>;
  orders: { id: string }[];
  partners: { id: string }[];
}

/** Saves a backup and reads it. */
export async function saveBackup({ firefox, folder }: Place): Promise<[path: string, backup: Backup]> {
  const before = new Set(readdirSync(folder));
  await openOptions(firefox, 'privacy');
  await press(firefox, 'Save a backup');
  await textLike(firefox, /Saved as partnerlens-backup-[\d-]+\.json/);
  for (let tries = 0; tries < 100; tries++) {
    const name = readdirSync(folder).find((each) => !before.has(each) && each.endsWith('.json'));
    if (name && !existsSync(join(folder, `${name}.part`))) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (text.trimEnd().endsWith('}}')) return [join(folder, name), JSON.parse(text)];
    }
    await sleep(200);
  }
  throw new Error('No backup arrived in the folder of downloads');
}

/** Some orders more are imported; a backup holds all that is there, and after everything was removed it brings all back. */
export async function comesBack(place: Place): Promise<undefined> {
  const { firefox, folder } = place;
  await importFile(firefox, writeOrders(folder, 'own.csv', 300), 300);
  const [path, saved] = await saveBackup(place);
  assert.equal(saved.format, 'partnerlens-backup');
  assert((saved.counts.orders ?? 0) >= 300);
  await press(firefox, 'Remove everything');
  await textLike(firefox, /Removed\. Nothing is stored any more\./);
  await textLike(firefox, /No records are stored\./);
  await enter(firefox, 'input[type=file]', path);
  await press(firefox, 'Restore');
  await textLike(firefox, /Restored partnerlens-backup/, 60_000);
  await textLike(firefox, /30\d lines new, 0 changed, 0 as before/);
  const [, again] = await saveBackup(place);
  const sorted = ({ orders, partners }: Backup) => [orders, partners].map((all) => all.toSorted(byId));
  assert.deepEqual(sorted(again), sorted(saved));
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
