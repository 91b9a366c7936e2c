import { expect, type Page } from '@playwright/test';
import type { LensBrowser } from '../../tools/browser.ts';
import { TALK } from './mails.ts';
import { readByAdapter } from './marks.ts';
import type { RealRoundcube } from './server.ts';
import { pictured } from './sign-in.ts';

/**
 * A person has the list shown by conversations, opens the one that has several mails, and reads each beside the list: the rows
 * of the conversation and its mails are read, each with who wrote it to whom.
 */
export async function readsThread(
  lens: LensBrowser,
  { address }: RealRoundcube,
): Promise<Record<string, number>> {
  const page = await lens.context.newPage();
  try {
    await page.goto(`${address}?_task=mail&_mbox=INBOX`);
    await byConversation(page);
    const rows = page.locator('#messagelist tr.message:visible').filter({ hasText: TALK.subject });
    await rows.locator('div.collapsed').first().click();
    await expect(rows).toHaveCount(TALK.people.length);
    const ofTalk = (subject = '') => subject.includes(TALK.subject);
    const list = await readByAdapter(
      lens,
      address,
      (mail) => mail.rows.filter(({ subject }) => ofTalk(subject)).length === TALK.people.length,
    );
    const writers = list.rows.filter(({ subject }) => ofTalk(subject)).map(({ from }) => from.address);
    expect(writers).toEqual(TALK.people);
    const keys = new Set<string>();
    for (const [at, from] of TALK.people.entries()) {
      await rows.nth(at).locator('span.subject a').click();
      const { messages } = await readByAdapter(
        lens,
        address,
        ({ messages: [open] }) => open?.from.address === from && !keys.has(open.key),
      );
      expect(messages, 'one mail at a time').toHaveLength(1);
      expect(messages[0]).toMatchObject({
        to: [{ address: TALK.people.find((each) => each !== from) }],
        subject: expect.stringContaining(TALK.subject),
      });
      keys.add(messages[0]?.key ?? '');
    }
    await pictured(page, 'thread');
    return { 'mails of a conversation': keys.size };
  } finally {
    await page.close();
  }
}

async function byConversation(page: Page): Promise<void> {
  await page.locator('#listmenulink').click();
  const dialog = page.locator('.ui-dialog');
  await dialog.locator('select[name=mode]').selectOption('threads');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.locator('#messagelist tr.message.thread').first().waitFor({ timeout: 30_000 });
}
