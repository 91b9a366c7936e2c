import { expect, type Page, test } from '@playwright/test';
import { closeCard } from '../tools/browser/card.ts';
import { marksOn } from '../tools/browser/marks.ts';
import { AMBER } from './data.ts';
import { allMarks, type OpenLens, openCard, openLens, openPage } from './open-lens.ts';

/** What a page may try against us, and that we neither fight nor stay half. */
let lens: OpenLens;

test.beforeAll(async () => {
  lens = await openLens(AMBER);
});
test.afterAll(() => lens?.close());

const elementsBesideBody = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.children.length - 2);

test('the kill event of the toolkit does not stop us', async () => {
  const page = await openPage(lens, 'plain');
  await page.evaluate((id) => {
    for (const entry of ['lens', 'mentions', 'orders', 'content']) {
      const name = `${id}:${entry}:wxt:content-script-started`;
      const detail = { contentScriptName: entry, messageId: 'x', type: name };
      document.dispatchEvent(new CustomEvent(name, { detail }));
      window.dispatchEvent(new CustomEvent(name, { detail }));
      postMessage(detail, '*');
    }
  }, lens.browser.extensionId);
  await page.waitForTimeout(200);
  await page.mouse.wheel(0, 5);
  await allMarks(page);
  await page.close();
});

test('clicks and keys that a script made up do nothing', async () => {
  const page = await openPage(lens, 'plain');
  const [mark] = await allMarks(page);
  await page.evaluate(
    ({ x, y }) => {
      const host = document.elementFromPoint(x, y) as HTMLElement;
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
      host.click();
      host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
    },
    { x: (mark?.x ?? 0) + 4, y: (mark?.y ?? 0) + 4 },
  );
  await page.waitForTimeout(300);
  expect(page.frames()).toHaveLength(1);
  await page.close();
});

test('a page cannot bend, hide or cover the overlay by style', async () => {
  const page = await openPage(lens, 'plain');
  const before = await allMarks(page);
  await page.addStyleTag({
    content: `html>div,div{display:none!important;opacity:0!important;transform:scale(3)!important;filter:blur(9px)!important;
      visibility:hidden!important;clip-path:inset(50%)!important;mask-image:linear-gradient(#0000,#0000)!important}`,
  });
  await page.waitForTimeout(300);
  expect(await allMarks(page)).toEqual(before);
  await page.close();
});

test('attributes that the page puts on the overlay are taken off', async () => {
  const page = await openPage(lens, 'plain');
  await page.evaluate(() => {
    const host = document.documentElement.lastElementChild as HTMLElement;
    host.setAttribute('inert', '');
    host.setAttribute('style', 'opacity:0');
  });
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => document.documentElement.lastElementChild?.getAttributeNames())).toEqual([
    'popover',
  ]);
  await allMarks(page);
  await page.close();
});

for (const [name, act] of Object.entries({
  removes: () => document.querySelector('html>div')?.remove(),
  moves: () => document.body.append(document.querySelector('html>div') ?? ''),
  hides: () => document.querySelector<HTMLElement>('html>div')?.hidePopover(),
})) {
  test(`a page that ${name} the overlay once gets it back, one that goes on gets rid of it`, async () => {
    const page = await openPage(lens, 'plain');
    await page.evaluate(act);
    await allMarks(page);
    expect(await elementsBesideBody(page)).toBe(1);
    for (let round = 0; round < 8; round++) {
      await page.evaluate(act).catch(() => undefined);
      await page.waitForTimeout(60);
    }
    await page.waitForTimeout(300);
    expect(await elementsBesideBody(page)).toBe(0);
    expect(await marksOn(page)).toEqual([]);
    await page.close();
  });
}

test('a card goes when the page takes its overlay away, and comes back on no own account', async () => {
  const page = await openPage(lens, 'plain');
  await openCard(page, AMBER);
  await page.evaluate(() => document.querySelector('html>div')?.remove());
  await expect.poll(() => page.frames().length).toBe(1);
  await allMarks(page);
  expect(page.frames()).toHaveLength(1);
  await page.close();
});

test('keys typed over an open card stay in it, and Esc closes it', async () => {
  const page = await openPage(lens, 'plain');
  await page.locator('#own').focus();
  await page.keyboard.type('abc');
  expect(await page.evaluate(() => Reflect.get(window, 'overheard').keys), 'the probe hears keys').toContain(
    'a',
  );
  await openCard(page, AMBER);
  await page.evaluate(() => (Reflect.get(window, 'overheard').keys.length = 0));
  await page.keyboard.type('secret note');
  expect(await page.evaluate(() => Reflect.get(window, 'overheard').keys)).toEqual([]);
  await closeCard(page);
  expect(await page.evaluate(() => document.activeElement?.id), 'the focus is back where it was').toBe('own');
  await page.close();
});
