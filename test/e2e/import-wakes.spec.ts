import { rmSync } from 'node:fs';
import { chooseFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { largeFile } from '../tools/sample/large-file.ts';
import { expect, test } from './fixtures.ts';
import { isRunning, killAll } from './kill.ts';

/** By itself in its file: the browser takes half a minute until it wakes us, and does nothing meanwhile. */
test('an import goes on by itself after a kill: the browser wakes it', async ({ lens }) => {
  const large = largeFile(89);
  try {
    const page = await openFiles(lens);
    await chooseFile(page, large.path);
    await startImport(page);
    await page
      .getByText(/^Importing/)
      .first()
      .waitFor();
    await killAll(page);
    expect(await isRunning(page), 'the kill met a running import').toBe(true);
    const sum = await waitForSum(page);
    expect(sum).toEqual({ rows: large.rows, accepted: large.rows, repeated: 0, rejected: 0 });
    await expect(page.getByText(`${large.lines.toLocaleString('en')} lines`).first()).toBeVisible();
  } finally {
    rmSync(large.remove, { recursive: true });
  }
});
