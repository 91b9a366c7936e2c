import { expect, type Page } from '@playwright/test';
import type { Draft } from '../../../lib/domain/draft.ts';
import { closeCard, openCard } from '../../tools/browser/card.ts';
import { until } from '../../tools/browser/cdp.ts';
import { marksOn } from '../../tools/browser/marks.ts';
import { sendMark } from '../../tools/browser/send-mark.ts';
import { storedPage } from '../../tools/browser/tab-pages.ts';
import type { LensBrowser } from '../../tools/browser.ts';
import type { RealRoundcube } from './server.ts';
import { pictured } from './sign-in.ts';
import type { MailSink } from './sink.ts';

/** A mail that a person writes: first with a day that contradicts the records, then with the right one. */
export interface Letter {
  to: string;
  order: string;
  /** ISO days. */
  promised: string;
  wrong: string;
}

type Editor = 'plain' | 'html';

const subjectOf = ({ order }: Letter): string => `Your order ${order}`;
const textOf = ({ order }: Letter, day: string): string => `Your order ${order} will arrive on ${day}.`;

/** Writes a letter in Roundcube and sends it; `look` is called on the way, with the day that is written by then. */
async function sendLetter(
  page: Page,
  { address }: RealRoundcube,
  letter: Letter,
  editor: Editor,
  look: (at: 'wrong' | 'right') => Promise<void> = async () => {},
): Promise<void> {
  await page.goto(`${address}?_task=mail&_action=compose&_to=${encodeURIComponent(letter.to)}`);
  await page.locator('#compose-subject').fill(subjectOf(letter));
  if (editor === 'html') await page.locator('.editor-toolbar .mce-i-html').click();
  const text =
    editor === 'html'
      ? page.frameLocator('#composebody_ifr').locator('body#tinymce')
      : page.locator('#composebody');
  await text.click();
  await text.pressSequentially(textOf(letter, letter.wrong));
  await look('wrong');
  await text.press('ControlOrMeta+a');
  await text.pressSequentially(textOf(letter, letter.promised));
  await look('right');
  await page.locator('button.send').click();
  await page.locator('#messagelist').waitFor({ timeout: 30_000 });
}

/**
 * A person writes in Roundcube, as plain text and in its editor: recipients and text are seen, the contradiction is marked
 * beside the button, explained in the card and gone once it is corrected; what is sent is what a browser without the
 * extension sends.
 */
export async function writesMail(
  lens: LensBrowser,
  plain: Page,
  server: RealRoundcube,
  sink: MailSink,
  letter: Letter,
): Promise<Record<string, number>> {
  const page = await lens.context.newPage();
  try {
    for (const editor of ['plain', 'html'] as const) {
      await sendLetter(page, server, letter, editor, (at) => judged(lens, page, server, letter, editor, at));
      const sent = await newest(sink);
      await sendLetter(plain, server, letter, editor);
      const without = await newest(sink);
      expect(sent, 'what was sent').toContain(textOf(letter, letter.promised));
      expect(sent).toContain(`To: ${letter.to}`);
      expect(unnamed(sent), 'as a browser without the extension sends it').toBe(unnamed(without));
      expect(sent).not.toMatch(/lens/i);
    }
    return { 'drafts marked and right once corrected': 2, 'mails sent unaltered': 2 };
  } finally {
    await page.close();
  }
}

async function judged(
  lens: LensBrowser,
  page: Page,
  { address, user }: RealRoundcube,
  { to, order }: Letter,
  editor: Editor,
  at: 'wrong' | 'right',
): Promise<void> {
  const mark = await sendMark(page, at === 'wrong' ? 'differs' : 'ok');
  await pictured(page, `compose-${editor}-${at}`);
  // The recipient stands above the text, as on any page.
  const marks = await marksOn(page, { inFrames: true });
  const inText = marks.filter(({ number }) => number !== 'Send' && number !== to);
  expect(inText, 'nothing is marked in what is written').toEqual([]);
  const draft = await until('the draft', () => draftOf(lens, address));
  expect(draft).toMatchObject({ to: [to], from: user, cut: false });
  expect(draft.facts).toContainEqual(expect.objectContaining({ what: 'number', raw: order }));
  expect(draft.facts).toContainEqual(expect.objectContaining({ what: 'date' }));
  if (at === 'right') return;
  const card = await openCard(page, mark);
  await expect(card.locator('body')).toContainText(/You write .+ is promised for .+/);
  await pictured(page, `compose-${editor}-card`);
  await closeCard(page);
}

const draftOf = async (lens: LensBrowser, address: string): Promise<Draft | undefined> =>
  Object.values((await storedPage(lens, address))?.drafts ?? {}).flat()[0];

/** The mail that came into the sink; it holds one at a time. */
const newest = (sink: MailSink): Promise<string> =>
  until('the mail to be sent', async () => sink.mails.pop());

/** A mail without what names it and its parts, which differs each time. */
const unnamed = (mail: string): string =>
  mail.replace(/^(?:Date|Message-ID): .*$/gm, '').replace(/=_[0-9a-f]+/g, '=_');
