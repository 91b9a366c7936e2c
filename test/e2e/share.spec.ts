import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { flattenedVerify, importJWK } from 'jose';
import { type Bundle, sharedSchema } from '../../lib/domain/share-bundle.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

/** Agreeing, looking, signing; an answer that comes back is decided, and the next file carries it. */

const SUPPLIER = '100482';

async function clean(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const rules = colorScheme === 'light' ? 'all' : 'colours';
    expect(await axeFindings((expression) => page.evaluate(expression), rules), colorScheme).toEqual([]);
  }
}

/** Signs what is previewed; answers what somebody else's code verifies with the key that the page shows. */
async function signed(page: Page): Promise<Bundle> {
  await page.getByRole('button', { name: 'Preview' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Sign and save as file' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toMatch(/\.partnerlens\.json$/);
  await expect(page.getByText('Saved. Put the file in its place on the portal.')).toBeVisible();
  await expect(page.locator('pre.key-text')).toHaveCount(1);
  const key = JSON.parse((await page.locator('pre.key-text').textContent()) ?? '');
  const envelope = JSON.parse(readFileSync(await file.path(), 'utf8'));
  await file.delete();
  const { payload } = await flattenedVerify(envelope, await importJWK(key, 'ES256'));
  return sharedSchema.parse(JSON.parse(new TextDecoder().decode(payload))) as Bundle;
}

function answerFile(bundle: Bundle, answers: object[]) {
  const { share, serial } = bundle;
  const file = { format: 'partnerlens-answer', version: 1, share, serial, by: 'J. Adeyemi', answers };
  return { name: 'answers.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) };
}

test('agreed, previewed, signed, contested, decided; the next file says so', async () => {
  const { lens, close } = await openLoaded(SAMPLE);
  try {
    const page = await lens.context.newPage();
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${lens.home}/sidepanel.html#share/${SUPPLIER}`);
    await expect(page.getByText('Nothing is shared with this partner.')).toBeVisible();
    await clean(page);
    await page.getByRole('button', { name: 'Agree on what is shared' }).click();
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await expect(page.getByText('This is missing.').first()).toBeVisible();
    await page.getByLabel('Our company, as the partner is told').fill('Norvane Pumps');
    await page.getByLabel('Who agreed on our side').fill('M. Halvorsen');
    await page.getByLabel('Who agreed on theirs').fill('J. Adeyemi');
    await page.getByLabel('Last day of the agreement').fill('2099-12-31');
    await page.getByLabel('Score and grade').check();
    await clean(page);
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await expect(page.getByText('Agreed.', { exact: true })).toBeVisible();

    const first = await signed(page);
    expect(first).toMatchObject({ kind: 'scorecard', from: 'Norvane Pumps', sample: true });
    const row = first.theirs.rows.findIndex(({ kpi }) => kpi === 'otif');
    const line = first.lines.find(({ counts }) =>
      counts.some((count) => count.row === row && count.verdict === 'miss'),
    );
    if (!line) throw new Error('no line that missed');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

    const dispute = {
      id: crypto.randomUUID(),
      at: Date.now(),
      kind: 'dispute',
      line: line.ref,
      reason: 'arrived-on-time',
      evidence: 'signed slip 8812',
    };
    const input = page
      .locator('section', { hasText: 'Take in a file of answers' })
      .locator('input[type=file]');
    await input.setInputFiles(
      answerFile(first, [dispute, { ...dispute, id: crypto.randomUUID(), line: '0'.repeat(32) }]),
    );
    await expect(page.getByText('1 answer is new.')).toBeVisible();
    await expect(page.getByText('1 names a line or action that is not here: 00000000')).toBeVisible();
    // The same once more, dropped where files are dropped: it counts once, and the page of the partner opens.
    await page.goto(`${lens.home}/sidepanel.html#page`);
    await page
      .locator('input[type=file][aria-label="Choose a file"]')
      .setInputFiles(answerFile(first, [dispute]));
    await expect(page.getByText('0 answers are new. 1 was here already.')).toBeVisible();
    await expect(page.getByRole('link', { name: `${line.order} / ${line.line}` })).toBeVisible();

    const contested = await signed(page);
    const before = contested.theirs.rows[row];
    expect(before?.figure.value).toBe(first.theirs.rows[row]?.figure.value);
    expect(before?.undisputed).toMatchObject({ lines: 1 });
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText('Say why: the partner reads it.')).toBeVisible();
    await page.getByLabel('Reason, as the partner is told').fill('The slip is right.');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByText(/^Accepted on .+: The slip is right\./)).toBeVisible();

    const after = await signed(page);
    expect(after.serial).toBeGreaterThan(contested.serial);
    expect(after.theirs.rows[row]?.figure.value).toBe(before?.undisputed?.value);
    expect(after.theirs.rows[row]?.recorded).toMatchObject({ value: before?.figure.value, lines: 1 });
    const told = after.lines.find(({ ref }) => ref === line.ref);
    expect(told?.dispute).toMatchObject({ state: 'accepted', because: 'The slip is right.' });
    const fresh = await lens.context.newPage();
    await fresh.setViewportSize({ width: 320, height: 900 });
    await fresh.goto(page.url());
    await expect(fresh.getByText(/^Accepted on .+: The slip is right\./)).toBeVisible();
    await clean(fresh);
  } finally {
    await close();
  }
});
