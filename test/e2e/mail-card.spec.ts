import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCard, openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { openFiles } from '../tools/browser/import-file.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import type { Surface } from '../tools/browser/surface.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { demoMessages } from '../tools/demo/mail-pages.ts';
import { pdfFile } from '../tools/pdf-file.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

/** Chooses a file in the side panel, as a person does in the browser's dialog. */
async function bringFile({ cdp }: Surface, path: string): Promise<void> {
  const expression = `document.querySelector('.drop-here input')`;
  const { result } = await cdp.send<{ result: { objectId: string } }>('Runtime.evaluate', { expression });
  await cdp.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId });
}

test('an open message has a card, stands first in This page, and is logged once', async () => {
  const { lens, sites, orders, close } = await openLoaded(SAMPLE);
  try {
    // In a replay of the past nothing is logged.
    const files = await openFiles(lens);
    await files.getByRole('button', { name: 'Back to today' }).click();
    await expect(files.getByRole('button', { name: 'Back to today' })).toHaveCount(0);
    await files.close();
    const [message] = demoMessages(orders);
    if (!message) throw new Error('No mail.');
    const address = `${sites.mail}/message/${message.id}`;
    const page = await lens.context.newPage();
    await page.goto(address);
    const marks = await waitForMarks(page, 3);
    await until('the mail to be read', async () => (await storedPage(lens, sites.mail))?.mails);
    const sender = marks.find(({ number }) => number === message.address);
    if (!sender) throw new Error('No mark beside the sender.');

    const card = await openCard(page, sender);
    await expect(card.getByRole('heading', { level: 1 })).toHaveText(message.from);
    await expect(card.getByRole('dialog')).toContainText(/Named in the message[\s\S]*Between us/);
    await closeCard(page);

    const panel = await openSidePanel(lens, page);
    await panel.look({ width: 400, height: 1400 });
    await panel.waitForText(/Only here, in this browser/);
    await panel.click('button', 'Log touchpoint');
    await panel.waitForText(/Logged, only in this browser/);
    // The same message in another tab is logged as well.
    const other = await lens.context.newPage();
    await other.goto(address);
    await waitForMarks(other, 3);
    await other.bringToFront();
    const text = await panel.waitForText(/Logged, only in this browser/);
    expect(text).not.toContain('Log touchpoint');
    await panel.click('button', 'Take back');
    await panel.waitForText(/Log touchpoint/);

    // An attachment that was saved and is brought to the side panel is looked up like pasted text.
    const order = orders.lines.find((line) => line.open && !text.includes(line.order));
    if (!order) throw new Error('No other order.');
    const path = join(mkdtempSync(join(tmpdir(), 'partnerlens-pdf-')), 'confirmation.pdf');
    writeFileSync(path, pdfFile([[`Order confirmation PO ${order.order}`]]));
    await bringFile(panel, path);
    await panel.waitForText(new RegExp(`Looked up[\\s\\S]*${order.order}`));
    await panel.close();
  } finally {
    await close();
  }
});
