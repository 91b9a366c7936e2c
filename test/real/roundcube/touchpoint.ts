import { expect, type Page } from '@playwright/test';
import type { TrytonSimulator } from '../../simulators/tryton.ts';
import { connectTryton } from '../../tools/browser/connect-tryton.ts';
import { openFiles } from '../../tools/browser/import-file.ts';
import { grantSite } from '../../tools/browser/sites.ts';
import type { LensBrowser } from '../../tools/browser.ts';
import { launchWithExtension } from '../../tools/browser.ts';
import { TALK } from './mails.ts';
import type { RealRoundcube } from './server.ts';
import { pictured } from './sign-in.ts';

const HELD_MS = 10_000;

/**
 * A person logs a mail into a connected Tryton: what is written and where is shown, it waits ten seconds, is undone, logged
 * anew and written once. The same mail beside the list, on its own page and in another window is one; a colleague's browser
 * reads the note from Tryton.
 */
export async function logsTouchpoint(
  lens: LensBrowser,
  server: RealRoundcube,
  simulator: TrytonSimulator,
): Promise<Record<string, number>> {
  // In a replay of the past nothing is written.
  const files = await openFiles(lens);
  await files.getByRole('button', { name: 'Back to today' }).click();
  await expect(files.getByRole('button', { name: 'Back to today' })).toHaveCount(0);
  const options = await connectTryton(lens, simulator);
  await expect(options.getByRole('region', { name: 'Our Tryton' })).toContainText('Up to date as of', {
    timeout: 60_000,
  });
  const outbox = options.getByRole('region', { name: 'To be sent' });
  const panel = await lens.context.newPage();
  await panel.goto(`${lens.home}/sidepanel.html`);
  const page = await lens.context.newPage();
  try {
    await showBesideList(page, server);
    const part = partOf(panel);
    await expect(part).toContainText(`New note on ${TALK.partner} in Our Tryton`);
    await expect(part).toContainText(TALK.order);
    expect(await panel.getByRole('link', { name: 'Teach this portal' }).count()).toBe(0);
    await logOf(panel).click();
    await expect(outbox).toContainText(new RegExp(`${TALK.partner} in Our Tryton · Note[^]*${TALK.order}`));
    await expect(part).toContainText('Goes to Our Tryton in');
    await pictured(options, 'outbox');
    await part.getByRole('button', { name: /^Undo/ }).click();
    await expect(outbox).toContainText('Nothing waits.');

    await logOf(panel).click();
    const loggedAt = Date.now();
    await page.locator('#messagelist').getByText(TALK.subject, { exact: true }).first().dblclick();
    await page.locator('#messagebody').getByText(TALK.words).waitFor();
    await isLogged(panel, /Goes to Our Tryton in|written to Our Tryton/i);
    const other = await inOtherWindow(lens, page.url());
    await isLogged(other, /Goes to Our Tryton in|written to Our Tryton/i);
    await isLogged(panel, /Written to Our Tryton/);
    await pictured(panel, 'logged');
    const asked = simulator.asked.filter(({ method }) => method === 'model.ir.note.create');
    expect(asked.map(({ at }) => at - loggedAt >= HELD_MS - 500)).toEqual([true]);
    const notes = simulator.recording.records['ir.note']?.map(({ message }) => `${message}`) ?? [];
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^Mail, .*: From .*: ${TALK.subject}\n`))]);
    expect(notes.join(), 'never the text').not.toContain(TALK.words);
    await options.getByRole('button', { name: 'Read now: Our Tryton' }).click();
    return {
      'touchpoints written into Tryton': notes.length,
      'touchpoints read back from it': await readByColleague(simulator),
    };
  } finally {
    for (const each of [page, panel, options, files]) await each.close();
  }
}

const partOf = (panel: Page) => panel.getByRole('region', { name: 'Touchpoint of this message' });
const logOf = (panel: Page) => partOf(panel).getByRole('button', { name: 'Log touchpoint' });

async function isLogged(panel: Page, words: RegExp): Promise<void> {
  await expect(partOf(panel)).toContainText(words, { timeout: 3 * HELD_MS });
  await expect(partOf(panel)).toContainText('Logged');
  await expect(logOf(panel)).toHaveCount(0);
}

async function showBesideList(page: Page, { address }: RealRoundcube): Promise<void> {
  await page.goto(`${address}?_task=mail&_mbox=INBOX`);
  const first = page.locator('#messagelist').getByText(TALK.subject, { exact: true }).first();
  await first.click();
  await page.frameLocator('#messagecontframe').locator('#messagebody').getByText(TALK.words).waitFor();
  await page.bringToFront();
}

/** The side panel's page of another window, in which the mail is open too. */
async function inOtherWindow(lens: LensBrowser, address: string): Promise<Page> {
  const worker = await lens.worker();
  const opening = lens.context.waitForEvent('page');
  await worker.evaluate(
    (url) => chrome.windows.create({ url }) as Promise<unknown>,
    `${lens.home}/sidepanel.html`,
  );
  const panel = await opening;
  const second = lens.context.waitForEvent('page');
  await panel.evaluate((url) => chrome.tabs.create({ url }) as Promise<unknown>, address);
  await (await second).locator('#messagebody').getByText(TALK.words).waitFor();
  return panel;
}

/** How often somebody else who connects this Tryton finds the touchpoint on the page of the partner. */
async function readByColleague(simulator: TrytonSimulator): Promise<number> {
  const lens = await launchWithExtension();
  try {
    const origin = new URL(simulator.address).origin;
    await grantSite(lens, origin);
    const options = await connectTryton(lens, simulator);
    await expect(options.getByRole('region', { name: 'Our Tryton' })).toContainText('Up to date as of', {
      timeout: 60_000,
    });
    const page = await lens.context.newPage();
    await page.goto(`${lens.home}/sidepanel.html#partner/${TALK.partnerId}`);
    const entries = page
      .getByRole('region', { name: 'Touchpoints and notes' })
      .getByRole('listitem')
      .filter({ hasText: TALK.subject });
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText('from Our Tryton');
    return await entries.count();
  } finally {
    await lens.close();
  }
}
