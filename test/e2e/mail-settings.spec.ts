import type { Page } from '@playwright/test';
import { axeFindings } from '../tools/browser/axe.ts';
import { expect, test } from './fixtures.ts';

/** Two conversations as they are noted of mail, and one of a file. */
async function noteExchanges(page: Page): Promise<void> {
  await page.evaluate(
    (ids) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('partnerlens');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction('activities', 'readwrite');
          const provenance = { sourceId: 'mail', fetchedAt: 1, jobId: 'mail' };
          for (const id of ids)
            tx.objectStore('activities').put({
              id,
              kind: 'exchange',
              partnerId: 'p1',
              awaiting: 'us',
              askedAt: 1_750_000_000_000,
              provenance,
            });
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          tx.onerror = () => reject(tx.error);
        };
      }),
    ['exchange/mail/a/p1', 'exchange/mail/b/p1', 'exchange/file/c'],
  );
}

const idsIn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('partnerlens');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('activities').objectStore('activities').getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result as string[]);
          };
        };
      }),
  );

test('own addresses are said, and what was noted of mail goes once that is switched off', async ({
  lens,
}) => {
  const page = await lens.context.newPage();
  await page.clock.install();
  await page.goto(`${lens.home}/options.html#settings`);
  await noteExchanges(page);
  const own = page.getByLabel('Your own mail addresses, one per line');
  await own.fill('Me@own.example\nnobody');
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await expect(page.getByText('No mail address: nobody.')).toBeVisible();
  await own.fill('Me@own.example');
  await page.getByRole('button', { name: 'Save addresses' }).click();
  await expect(page.getByText('1 address saved.')).toBeVisible();
  await expect(page.getByText(/still noted/)).toHaveCount(0);

  await page.getByLabel('Measure how long answers take, from mail that you open').uncheck();
  await expect(page.getByText('2 conversations are still noted')).toBeVisible();
  expect(await axeFindings((script) => page.evaluate(script))).toEqual([]);
  await page.getByRole('button', { name: 'Remove these 2 noted conversations' }).click();
  await page.getByText(/Removing in \d+ seconds?/).waitFor();
  await page.clock.runFor(11_000);
  await expect(page.getByText('2 noted conversations removed.')).toBeVisible();
  expect(await idsIn(page)).toEqual(['exchange/file/c']);

  await page.reload();
  await expect(own).toHaveValue('me@own.example');
  await expect(page.getByText(/still noted/)).toHaveCount(0);
});
