import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { closeCard, openCard } from '../tools/browser/card.ts';
import type { SeenMark } from '../tools/browser/marks.ts';
import { marksOn, waitForMarks } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { attachSidePanel, countSidePanels, openSidePanel } from '../tools/browser/side-panel.ts';
import { portalDate, portalLines, portalSupplier } from '../tools/demo/choose.ts';
import { demoMessages } from '../tools/demo/mail-pages.ts';
import type { DemoLine, DemoOrders } from '../tools/demo/orders.ts';
import type { LoadedBrowser } from './fixtures.ts';

/** The steps of the main job, for any imported file. What is right comes from reading the CSV, not from the product. */

/** Every known number on the portal's list carries a mark of the right state; the numbers that nobody knows carry none. */
export async function portalIsMarked(
  { lens, sites, orders }: LoadedBrowser,
  path: '/orders' | '/strict',
): Promise<void> {
  const page = await lens.context.newPage();
  try {
    await page.setViewportSize({ width: 1280, height: 1000 });
    await page.goto(`${sites.portal}${path}`);
    const lines = portalLines(orders);
    const inOrder = lines.map((line) => line.order).sort();
    const marked = async () => (await ordersAndItems(page, orders)).orders;
    await expect.poll(async () => (await marked()).map((mark) => mark.number).sort()).toEqual(inOrder);
    await expect(async () => expectStates(page, await marked(), orders)).toPass();
  } finally {
    await page.close();
  }
}

/** The marks of a list: those of part numbers in its article column, and all others, which must be orders. */
async function ordersAndItems(
  page: Page,
  { lines }: DemoOrders,
): Promise<{ orders: SeenMark[]; items: SeenMark[] }> {
  const articles = new Set(lines.map((line) => line.article));
  const marks = await marksOn(page);
  return {
    orders: marks.filter((mark) => !articles.has(mark.number)),
    items: marks.filter((mark) => articles.has(mark.number)),
  };
}

async function expectStates(page: Page, marks: readonly SeenMark[], orders: DemoOrders): Promise<void> {
  const states = await statesOf(page, marks);
  for (const [index, mark] of marks.entries()) {
    const truth = orderStands(orders, mark.number);
    if (truth === 'late') expect(states[index], mark.number).toBe('late');
    if (truth === 'done') expect(states[index], mark.number).toBe('done or unknown');
    // Where a file numbers no lines, rows of an order of several lines are not compared.
    const open = portalContradicts(orders, mark.number) ? ['ok', 'risk', 'differs'] : ['ok', 'risk'];
    if (truth === 'open') expect(open, `${mark.number} is ${states[index]}`).toContain(states[index]);
  }
}

/** The portal shows another date for a line that is still to come. */
function portalContradicts(orders: DemoOrders, number: string): boolean {
  return portalLines(orders).some(
    (line, index) => line.order === number && line.open && portalDate(line, index) !== line.promised,
  );
}

/** Where an order stands, by the file alone: late when an open line's promised day is over. */
function orderStands(orders: DemoOrders, number: string): 'late' | 'open' | 'done' {
  const open = orders.lines.filter((line) => line.order === number && line.open);
  if (open.length === 0) return 'done';
  return open.some((line) => line.promised !== undefined && line.promised < orders.asOf) ? 'late' : 'open';
}

/** The mails name orders: those carry marks, although the mail's policy allows nothing but its own style sheet. */
export async function mailIsMarked({ lens, sites, orders }: LoadedBrowser): Promise<void> {
  const message = demoMessages(orders)[0];
  if (!message) throw new Error('No demo message.');
  const line = orders.lines.find((candidate) => message.subject.includes(candidate.order)) as DemoLine;
  const page = await lens.context.newPage();
  try {
    await page.goto(`${sites.mail}/`);
    const listed = await waitForMarks(page, 3);
    expect(listed.map((mark) => mark.number).some((number) => number.includes(line.order))).toBe(true);
    await page.goto(`${sites.mail}/message/${message.id}`);
    const marks = await waitForMarks(page, 2);
    expect(marks.filter((mark) => mark.number.includes(line.order)).length).toBeGreaterThanOrEqual(2);
    expect(marks.filter((mark) => mark.number.includes('555'))).toEqual([]);
  } finally {
    await page.close();
  }
}

/** A click on a mark opens a card with who, what and how late; Esc takes it away and gives the focus back. */
export async function cardExplains(
  { lens, sites, orders }: LoadedBrowser,
  path: '/orders' | '/strict',
): Promise<void> {
  const late = firstLate(orders);
  const page = await lens.context.newPage();
  try {
    await page.goto(`${sites.portal}${path}`);
    const frame = await openCard(page, await markOf(page, late.order));
    const text = (await frame.locator('body').textContent()) ?? '';
    expect(text).toContain(late.supplier);
    expect(text).toContain(late.order);
    expect(text).toMatch(/Late by \d+ days?/);
    await closeCard(page);
  } finally {
    await page.close();
  }
}

/** The card's button opens the browser's own side panel at that order. */
export async function cardLeadsToPanel({ lens, sites, orders }: LoadedBrowser): Promise<void> {
  const late = firstLate(orders);
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  const frame = await openCard(page, await markOf(page, late.order));
  // A card takes clicks only once it has been seen for half a second.
  await page.waitForTimeout(800);
  await frame.getByRole('button', { name: 'Open in the side panel' }).click();
  const panel = await attachSidePanel(lens);
  try {
    await panel.waitForText(new RegExp(late.order));
    expect(await countSidePanels(lens)).toBe(1);
  } finally {
    await panel.close();
    await page.close();
  }
}

/** The toolbar button opens the real side panel: this page worst first, the portfolio, a partner, a figure's records. */
export async function panelOpensDown({ lens, sites, orders }: LoadedBrowser): Promise<void> {
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  await waitForMarks(page, 3);
  const panel = await openSidePanel(lens, page);
  try {
    expect(await countSidePanels(lens)).toBe(1);
    expect(lens.context.pages().some((open) => open.url().includes('sidepanel.html'))).toBe(false);
    await panel.look({ width: 400, height: 900 });
    const here = await panel.waitForText(/Orders on this page/);
    const known = new Set(portalLines(orders).map((line) => line.order));
    const items = new Set((await ordersAndItems(page, orders)).items.map((mark) => mark.number));
    expect(here).toContain(`${known.size + items.size} known, 2 unknown`);
    expect(here.indexOf(firstLate(orders).order)).toBeGreaterThan(0);
    await panel.click('link', 'Partners');
    await panel.waitForText(/Search partners|OTIF by line/);
    await panel.click('link', nameStart(portalSupplier(orders)));
    await panel.waitForText(/Open orders/);
    await panel.click('link', /On time/);
    await panel.waitForText(/Worst first/i);
  } finally {
    await panel.close();
    await page.close();
  }
}

/** *This page* follows the active tab of its window. */
export async function panelFollowsTab({ lens, sites }: LoadedBrowser): Promise<void> {
  const first = await lens.context.newPage();
  await first.goto(`${sites.portal}/orders`);
  await waitForMarks(first, 3);
  const panel = await openSidePanel(lens, first);
  await panel.waitForText(/Orders on this page/);
  const second = await lens.context.newPage();
  try {
    await second.goto(`${sites.portal}/quiet`);
    await panel.waitForText(/No known numbers on this page/);
    await first.bringToFront();
    await panel.waitForText(/Orders on this page/);
  } finally {
    await panel.close();
    await second.close();
    await first.close();
  }
}

export function firstLate(orders: DemoOrders): DemoLine {
  const late = portalLines(orders).find(
    (line) => line.open && line.promised !== undefined && line.promised < orders.asOf,
  );
  if (!late) throw new Error('The portal shows no late line.');
  return late;
}

export async function markOf(page: Page, number: string): Promise<SeenMark> {
  await waitForMarks(page);
  const mark = (await marksOn(page)).find((candidate) => candidate.number === number);
  if (!mark) throw new Error(`No mark beside ${number}.`);
  return mark;
}

function nameStart(name: string): RegExp {
  return new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
