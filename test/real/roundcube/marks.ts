import { expect, type Page } from '@playwright/test';
import type { MailReading } from '../../../lib/domain/mail-reading.ts';
import { closeCard, openCard } from '../../tools/browser/card.ts';
import { until } from '../../tools/browser/cdp.ts';
import { marksOn, type SeenMark } from '../../tools/browser/marks.ts';
import { grantSite } from '../../tools/browser/sites.ts';
import { storedPage } from '../../tools/browser/tab-pages.ts';
import type { LensBrowser } from '../../tools/browser.ts';
import type { DemoOrders } from '../../tools/demo/orders.ts';
import { type SampleMail, sampleMails, TABLE_SUBJECT } from './mails.ts';
import type { RealRoundcube } from './server.ts';
import { pictured, signIn } from './sign-in.ts';

/**
 * A person reads mail in Roundcube: signs in, looks at the list, at a message in the frame beside it and on a page of its
 * own, and opens a card. Numbers carry their marks where they stand. Answers how many were seen.
 */
export async function marksInMail(
  lens: LensBrowser & { orders: DemoOrders },
  server: RealRoundcube,
): Promise<Record<string, number>> {
  const { address, user } = server;
  await grantSite(lens, new URL(address).origin);
  const mails = sampleMails(lens.orders);
  const page = await lens.context.newPage();
  try {
    await signIn(page, server);
    await page
      .locator('#messagelist tr.message')
      .nth(mails.length - 1)
      .waitFor({ timeout: 30_000 });
    const named = mails.filter(({ order }) => order !== '');
    const inList = await marksOf(page, await inSight(page, named));
    for (const mark of inList) await standsBehind(page, mark);
    const read = await readByAdapter(lens, address, ({ rows: { length } }) => length === mails.length);
    expect(read.rows.map(({ subject }) => subject).sort()).toEqual(
      mails.map(({ subject }) => subject).sort(),
    );
    await pictured(page, 'list');

    const [first] = named;
    if (!first) throw new Error('No mail names its order in the subject.');
    await page.locator('#messagelist').getByText(first.subject).first().click();
    const body = page.frameLocator('#messagecontframe').locator('#messagebody');
    await body.getByText(first.order).first().waitFor();
    const framed = await marksInFrame(page, first.order);
    const message = await readByAdapter(
      lens,
      address,
      ({ messages: [open] }) => open?.subject === first.subject,
    );
    expect(message.messages[0]).toMatchObject({
      from: { address: expect.stringContaining('@') },
      to: [{ address: user }],
      numbers: expect.arrayContaining([expect.objectContaining({ raw: first.order, part: 'text' })]),
    });
    await pictured(page, 'frame');

    await page.locator('#messagelist').getByText(TABLE_SUBJECT).first().dblclick();
    await page.locator('#messagebody table').first().waitFor();
    const rows = await page.locator('#messagebody tr').count();
    const inTable = await atLeast(page, rows - 1);
    await readByAdapter(lens, address, ({ messages: [open] }) => open?.subject === TABLE_SUBJECT);
    const card = await openCard(page, inTable.at(-1) as SeenMark);
    await expect(card.getByRole('dialog')).toBeVisible();
    await closeCard(page);
    await pictured(page, 'message');

    return {
      'mails in the list': mails.length,
      'marks in the list': inList.length,
      'marks in the frame': framed,
      'marks in a message': inTable.length,
    };
  } finally {
    await page.close();
  }
}

/** The mail of one of the page's documents, once the adapter read it so. */
export const readByAdapter = (
  lens: LensBrowser,
  address: string,
  is: (mail: MailReading) => boolean,
): Promise<MailReading> =>
  until('the mail', async () =>
    Object.values((await storedPage(lens, address))?.mails ?? {}).find(
      (mail) => mail.adapter === 'roundcube' && is(mail),
    ),
  );

/** Waits until exactly these numbers carry marks on the page itself. */
async function marksOf(page: Page, numbers: readonly string[]): Promise<SeenMark[]> {
  const seen = async () =>
    (await marksOn(page))
      .filter(isNumber)
      .map(({ number }) => number)
      .sort();
  await expect.poll(seen, { timeout: 30_000 }).toEqual([...numbers].sort());
  return (await marksOn(page)).filter(isNumber);
}

/** The numbers of the mails whose rows are in sight: marks stand there only. */
async function inSight(page: Page, mails: readonly SampleMail[]): Promise<string[]> {
  const bottom = await page
    .locator('#messagelist-content')
    .evaluate((list) => list.getBoundingClientRect().bottom);
  const rows = page.locator('#messagelist tr.message');
  const seen: string[] = [];
  for (const { subject, order } of mails) {
    const box = await rows.filter({ hasText: subject }).first().boundingBox();
    if (box && box.y + box.height <= bottom) seen.push(order);
  }
  return seen;
}

const isNumber = ({ number }: SeenMark): boolean => /^\d/.test(number);

async function marksInFrame(page: Page, order: string): Promise<number> {
  const seen = async () => {
    const own = await marksOn(page);
    const all = await marksOn(page, { inFrames: true });
    return all.length - own.length > 0 && all.some(({ number }) => number === order)
      ? all.length - own.length
      : 0;
  };
  await expect.poll(seen, { timeout: 30_000 }).toBeGreaterThan(0);
  return seen();
}

async function atLeast(page: Page, count: number): Promise<SeenMark[]> {
  await expect
    .poll(async () => (await marksOn(page)).length, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(count);
  return marksOn(page);
}

/** The sign lies behind the number, in the row of its subject. */
async function standsBehind(page: Page, { number, sign }: SeenMark): Promise<void> {
  const row = page.locator('#messagelist tr.message').filter({ hasText: number }).first();
  const box = await row.boundingBox();
  if (!box) throw new Error(`${number} is not in the list.`);
  expect(sign.x, number).toBeGreaterThan(box.x);
  expect(sign.x, number).toBeLessThan(box.x + box.width);
}
