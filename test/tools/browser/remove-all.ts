import { expect, type Page } from '@playwright/test';
import { storedText } from './stored-text.ts';

/** Options, Privacy: removes all records, and looks that of a name that was stored nothing is left. */
export async function removeAll(options: Page, name: string): Promise<void> {
  expect(await storedText(options), 'stored before').toContain(name);
  await options.goto(options.url().replace(/#.*$/, '#privacy'));
  await options.getByRole('button', { name: 'Remove all records' }).click();
  // A person has ten seconds to think again.
  await expect(options.getByText('Removed.').first()).toBeVisible({ timeout: 30_000 });
  expect(await storedText(options), 'stored after').not.toContain(name);
}
