import type { Page } from '@playwright/test';
import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import { aged } from '../simulators/tryton-data.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

const WORDS = 'Only three flanges fit into the crate.';
const HELD_MS = 10_000;

/** A mail of the sample's supplier in a layout that no adapter knows: beside its list, and on a page of its own. */
const mail = (list: string) => `<!doctype html><html lang="en"><title>Delay of PO26-00003</title><body>${list}
<main><h1>Delay of PO26-00003</h1><div><p>From: Dora Desk &lt;desk@fittings.example&gt;</p>
<p>To: buyer@own.example</p><p>Date: <time datetime="2026-11-20T07:12:00Z">20 Nov 2026</time></p></div>
<div class="message-body"><p>PO26-00003 leaves on Friday. ${WORDS}</p></div></main></body></html>`;

test('a mail is logged into the connected Tryton: undone, then written once, whichever view of it asks', async ({
  lens,
}) => {
  const simulator = await startTryton(aged(trytonRecording()));
  const [framed, whole] = ['mail/list', 'mail/message'].map((path) => `${simulator.address}${path}`) as [
    string,
    string,
  ];
  const serve = (address: string, body: string) =>
    lens.context.route(address, (route) =>
      route.fulfill({ contentType: 'text/html; charset=utf-8', body: mail(body) }),
    );
  await serve(framed, '<nav><a href="#1">Inbox</a> <a href="#2">Sent</a></nav>');
  await serve(whole, '');
  await grantAtOnce(lens, simulator.address);
  const options = await connectTryton(lens, simulator);
  await expect(options.getByRole('region', { name: 'Our Tryton' })).toContainText('Up to date as of');
  const outbox = options.getByRole('region', { name: 'To be sent' });
  const panel = await lens.context.newPage();
  const show = async (address: string): Promise<Page> => {
    const page = await lens.context.newPage();
    await page.goto(address);
    await page.bringToFront();
    return page;
  };
  try {
    await panel.goto(`${lens.home}/sidepanel.html`);
    await show(framed);
    const part = panel.getByRole('region', { name: 'Touchpoint of this message' });
    const log = part.getByRole('button', { name: 'Log touchpoint' });
    await expect(part).toContainText('New note on Sample Fittings Ltd in Our Tryton');
    await log.click();
    await expect(part).toContainText('Goes to Our Tryton in');
    await expect(outbox).toContainText(/Sample Fittings Ltd in Our Tryton · Note[\s\S]*PO26-00003/);
    await part.getByRole('button', { name: /^Undo/ }).click();
    await expect(outbox).toContainText('Nothing waits.');

    await log.click();
    const loggedAt = Date.now();
    await expect(part).toContainText('Goes to Our Tryton in');
    await show(whole);
    await expect(part).toContainText(/Logged[\s\S]*Goes to Our Tryton in/);
    await expect(log).toHaveCount(0);
    expect(simulator.writes).toEqual([]);
    await expect(part).toContainText('Written to Our Tryton', { timeout: 2 * HELD_MS });
    await expect(log).toHaveCount(0);
    const notes = simulator.recording.records['ir.note']?.map(({ message }) => `${message}`);
    expect(notes).toEqual([
      expect.stringMatching(/^Mail, .*: From Dora Desk.*: Delay of PO26-00003\nAbout PO26-00003\n/),
    ]);
    expect(notes?.join()).not.toContain(WORDS);
    expect(simulator.writes.filter(({ verb }) => verb === 'create')).toHaveLength(1);
    const created = simulator.asked.filter(({ method }) => method === 'model.ir.note.create');
    expect(created.map(({ at }) => at - loggedAt >= HELD_MS - 500)).toEqual([true]);
    expect(await panel.getByRole('link', { name: 'Teach this portal' }).count()).toBe(0);
  } finally {
    await panel.close();
    await options.close();
    await simulator.close();
  }
});
