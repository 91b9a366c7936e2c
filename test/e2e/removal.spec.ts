import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { storeIn } from '../tools/browser/store-in.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { canariesIn, writeCanaries } from '../tools/canaries.ts';
import { expect, test } from './fixtures.ts';

const ROWS = 60;

test('after a removal not a byte of the records is left in the files of the browser', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-removal-'));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const lens = await launchWithExtension({ profile });
  try {
    const files = await openFiles(lens);
    await importFile(files, writeCanaries(folder, ROWS));
    await files.close();
    expect(canariesIn(profile, ROWS).count, 'found while they are stored').toBe(ROWS);
    const store = await storeIn(lens);
    await store.removeEverything();
    await store.close();
    expect(canariesIn(profile, ROWS)).toEqual({ count: 0, files: [] });
  } finally {
    await lens.close();
  }
  expect(canariesIn(profile, ROWS)).toEqual({ count: 0, files: [] });
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
