import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { expect, test } from './fixtures.ts';
import { firstLate } from './vertical.ts';

/** Numbers that come from somewhere else than a page that is read: pasted, or selected on a page that is off. */

test('pasted text is looked up in the side panel: what is known, and what is not', async ({ sample }) => {
  const { lens, sites, orders } = sample;
  const late = firstLate(orders);
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/quiet`);
  const panel = await openSidePanel(lens, page);
  try {
    await panel.look({ width: 400, height: 900 });
    await panel.type(
      'textbox',
      'Paste numbers to look up',
      `Hello, what about PO ${late.order} and PO 4599000017?`,
    );
    await panel.click('button', 'Look up');
    const text = await panel.waitForText(/1 known, 1 unknown/);
    expect(text).toContain(late.order);
    expect(text).toContain(late.supplier);
    expect(text).toContain('4599000017');
    await panel.click('link', new RegExp(late.order));
    await panel.waitForText(/Late by \d+ days?/);
  } finally {
    await panel.close();
    await page.close();
  }
});

test('a pasted text without a known number says so', async ({ sample }) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/quiet`);
  const panel = await openSidePanel(sample.lens, page);
  try {
    await panel.look({ width: 400, height: 1200 });
    // The page's own numbers have arrived: nothing moves under the pointer any more.
    await panel.waitForText(/Not in our records/);
    await panel.type('textbox', 'Paste numbers to look up', 'see you at 10:30, call +49 7021 450 118 203');
    await panel.click('button', 'Look up');
    await panel.waitForText(/None of these numbers is in your records\./);
  } finally {
    await panel.close();
    await page.close();
  }
});

test('the context menu looks up a selection', async ({ sample }) => {
  const { lens, sites, orders } = sample;
  const late = firstLate(orders);
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/quiet`);
  const panel = await openSidePanel(lens, page);
  try {
    const worker = await lens.worker();
    // No test can press the browser's own menu: its event is sent to the listener that the menu would call.
    await worker.evaluate(async (text) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const event = chrome.contextMenus.onClicked as unknown as {
        dispatch(info: { menuItemId: string; selectionText: string }, tab: unknown): void;
      };
      event.dispatch({ menuItemId: 'look-up', selectionText: text }, tab);
    }, `order ${late.order}`);
    const text = await panel.waitForText(/1 known/);
    expect(text).toContain(late.order);
    expect(text).toContain(late.supplier);
  } finally {
    await panel.close();
    await page.close();
  }
});

test('the menu entry is there once, for selections', async ({ sample }) => {
  const worker = await sample.lens.worker();
  // Creating it again under its id fails: that is how the browser tells that it is there.
  const why = await worker.evaluate(
    () =>
      new Promise((done) =>
        chrome.contextMenus.create({ id: 'look-up', title: 'x', contexts: ['selection'] }, () =>
          done(chrome.runtime.lastError?.message),
        ),
      ),
  );
  expect(why).toMatch(/duplicate id look-up/);
});

test('two windows have a panel each, and each follows its own tab', async ({ sample }) => {
  const { lens, sites } = sample;
  const first = await lens.context.newPage();
  await first.goto(`${sites.portal}/orders`);
  await waitForMarks(first, 3);
  const panel = await openSidePanel(lens, first);
  const opened = lens.context.waitForEvent('page');
  const worker = await lens.worker();
  await worker.evaluate(
    (url) => chrome.windows.create({ url }).then(() => undefined),
    `${sites.portal}/quiet`,
  );
  const second = await opened;
  await second.waitForLoadState();
  const other = await openSidePanel(lens, second);
  try {
    await other.waitForText(/No known numbers on this page/);
    // A panel reads anew when a tab of another window changes; it is its page that stays.
    const known = /\b\d+ known\b/;
    await expect.poll(() => panel.text(), 'the first window stays at its own page').toMatch(known);
    const onPortal = known.exec(await panel.text())?.[0] ?? '';
    await second.goto(`${sites.mail}/`);
    // What stood there of the page before names none as known.
    await expect.poll(() => other.text()).toMatch(/\b[1-9]\d* known\b/);
    await expect.poll(() => other.text()).not.toContain(onPortal);
    const inMail = known.exec(await other.text())?.[0] ?? '';
    await first.goto(`${sites.portal}/quiet`);
    await panel.waitForText(/No known numbers on this page/);
    await expect.poll(() => other.text(), 'the second window stays at its own page').toContain(inMail);
  } finally {
    await panel.close();
    await other.close();
    await second.close();
    await first.close();
  }
});
