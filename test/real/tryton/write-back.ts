import { expect } from '@playwright/test';
import type { OutboxEntry } from '../../../lib/domain/outbox.ts';
import type { OpenLook, Push } from '../../../lib/sources/source.ts';
import type { LensBrowser } from '../../tools/browser.ts';
import { dateEntry, noteEntry } from '../../unit/sync/outbox-world.ts';
import { opened, type Where } from './records-of.ts';

/**
 * Writes into a running Tryton as the outbox does: a date is written under Tryton's own lock, a second write by the same
 * look is refused, what somebody else wrote is a conflict, a note is there once and found by its reference.
 */
export async function writeInto(where: Where): Promise<Record<string, number | string>> {
  const { push, session, company } = await opened(where);
  const [line] = (await session.call('model.purchase.line.search_read', [
    [['purchase.number', '=', 'PO26-00004']],
    0,
    1,
    [['id', 'ASC']],
    ['delivery_date'],
    { company },
  ])) as { id: number; delivery_date: string }[];
  if (!line) throw new Error('The sample purchase is not there.');
  const about = (was: string | null, becomes: string): OutboxEntry => {
    const entry = dateEntry('real', was, becomes);
    return { ...entry, target: { ...entry.target, nativeLine: `purchase.line,${line.id}` } };
  };
  const entry = about(line.delivery_date, '2027-02-03');
  const look = await openLook(push, entry);
  await push.write(entry, look);
  expect((await push.look({ ...entry, askedAt: 1 })).is, 'the date is there').toBe('done');
  await expect(
    push.write(about('2027-02-03', '2027-02-04'), look),
    'a second write by one look',
  ).rejects.toThrow('at the same moment');
  expect(await push.look(about(line.delivery_date, '2027-03-03')), 'a date that moved').toEqual({
    is: 'other',
    theirs: '2027-02-03',
  });
  const back = about('2027-02-03', line.delivery_date);
  await push.write(back, await openLook(push, back));
  const note = noteEntry('real', 'Sample note.', 'partner');
  const made = await push.write(note, await openLook(push, note));
  expect(await push.look(note), 'a note is found by its reference').toEqual({ is: 'done', made: made.made });
  const removal: OutboxEntry = { ...note, work: { kind: 'removal', records: made.made } };
  await push.write(removal, await openLook(push, removal));
  expect((await push.look(removal)).is, 'the note is gone').toBe('done');
  expect((await push.look(note)).is, 'the note is gone').toBe('open');
  return {
    'dates written and taken back': 1,
    'writes refused by the lock': 1,
    'notes made and taken away': 1,
  };
}

async function openLook(push: Push, entry: OutboxEntry): Promise<OpenLook> {
  const look = await push.look(entry);
  if (look.is !== 'open') throw new Error(`Not open: ${JSON.stringify(look)}`);
  return look;
}

/**
 * A person takes a date over and logs a touchpoint in the built extension, then takes the date back: by Tryton's own records
 * the date is there, the note once, and in the end the date of before.
 */
export async function writeInBrowser(
  lens: LensBrowser,
  where: Where,
): Promise<Record<string, number | string>> {
  const { read } = await opened(where);
  const moves = [
    ['origin.purchase.number', '=', 'PO26-00004', 'purchase.line'],
    ['planned_date', '=', { __class__: 'date', year: 2027, month: 2, day: 3 }],
  ];
  const [line] = await read('purchase.line', [['purchase.number', '=', 'PO26-00004']], []);
  const panel = await lens.context.newPage();
  try {
    // By its line: without one, the page shows the line that is worst, and a better date makes that another one.
    await panel.goto(`${lens.home}/sidepanel.html#order/S200%2FPO2600004/purchase.line%2C${line?.id}`);
    await panel.getByRole('button', { name: 'Take over a date' }).click();
    await panel.getByLabel('Promised date that holds now').fill('2027-02-03');
    await panel.getByRole('button', { name: 'Write to Our Tryton' }).click();
    await expect(panel.getByText('read again from there')).toBeVisible({ timeout: 60_000 });
    expect(await read('stock.move', moves, ['planned_date']), 'the moves of one line').toHaveLength(1);
    await panel.getByRole('button', { name: /^Take back/ }).click();
    await panel.goto(`${lens.home}/sidepanel.html#partner/S200`);
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('Sample words.');
    await panel.getByRole('button', { name: 'Write to Our Tryton' }).click();
    await expect(panel.getByText(/^Written to Our Tryton/)).toBeVisible({ timeout: 60_000 });
    await panel.getByRole('button', { name: 'Log a touchpoint' }).waitFor();
    const notes = await read('ir.note', [['message', 'like', '%Sample words.%']], ['message']);
    expect(notes, 'the note').toHaveLength(1);
    await expect.poll(() => read('stock.move', moves, []), { timeout: 60_000 }).toEqual([]);
    return { 'dates taken over and read again': 1, 'notes in Tryton': notes.length };
  } finally {
    await panel.close();
  }
}

/**
 * A portal promises a line for another day: *This page* shows both dates, the person takes the portal's over, and by Tryton's
 * own records it is there; then nothing differs any more.
 */
export async function takeOverFromPage(lens: LensBrowser, where: Where): Promise<Record<string, number>> {
  const { read } = await opened(where);
  const cells = (tag: string, texts: string[]) => texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
  const heads = cells('th', ['PO number', 'Item', 'Promised date']);
  const row = cells('td', ['PO26-00008', 'SEAL-300', '2027-03-05']);
  const address = `${where.address}portal/orders`;
  await lens.context.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<h1>Purchase orders</h1><table><tr>${heads}</tr><tr>${row}</tr></table>`,
    }),
  );
  const page = await lens.context.newPage();
  const panel = await lens.context.newPage();
  try {
    await panel.goto(`${lens.home}/sidepanel.html`);
    await page.goto(address);
    await page.bringToFront();
    const part = panel.locator('#differences');
    await expect(part.locator('.diff-row')).toHaveCount(1);
    await part.getByRole('button', { name: 'Take Mar 5, 2027 over' }).click();
    await panel.getByRole('button', { name: 'Write to Our Tryton' }).click();
    const moves = [
      ['origin.purchase.number', '=', 'PO26-00008', 'purchase.line'],
      ['planned_date', '=', { __class__: 'date', year: 2027, month: 3, day: 5 }],
    ];
    await expect.poll(() => read('stock.move', moves, ['planned_date']), { timeout: 60_000 }).toHaveLength(1);
    await expect(part.locator('.diff-row')).toHaveCount(0, { timeout: 60_000 });
    return { 'dates taken over from a page': 1 };
  } finally {
    await panel.close();
    await page.close();
  }
}
