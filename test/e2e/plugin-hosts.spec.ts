import { expect, test } from '@playwright/test';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { openStage, type PluginStage } from '../tools/plugin/open.ts';
import { pageScript } from '../tools/plugin/page-script.ts';
import { signed } from '../tools/plugin/sign.ts';

/** The portal plugin in pages that are made in other ways: by React, by people who style everything, by hostile scripts. */

let stage: PluginStage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

test('React sets it up, changes it, takes it away and brings it back', async () => {
  const { site, key } = stage;
  site.put('/react-1.json', signed(bundleOf(), key));
  site.put('/react-2.json', signed(bundleOf({ serial: 5, with: 'Second' }), key));
  site.put('/react.js', await pageScript('react-page'), { type: 'text/javascript' });
  site.put(
    '/react',
    `<!doctype html><html lang="en"><title>R</title><script src="/partner-lens.js" defer></script>
<body data-public-key="${key.pinned}"><div id="react"></div><script type="module" src="/react.js"></script></body></html>`,
    { type: 'text/html' },
  );
  const { page } = await stage.open(bundleOf());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.origin}/react`);
  const plugin = page.locator('partner-lens');
  await expect(plugin).toContainText('Ostrel Castings');
  await expect(page.locator('output')).toHaveText('partner-lens:ready 4');
  await page.getByRole('button', { name: 'Next bundle' }).click();
  await expect(plugin).toContainText('Second');
  await page.getByRole('button', { name: 'There or not' }).click();
  await expect(plugin).toHaveCount(0);
  await page.getByRole('button', { name: 'There or not' }).click();
  await expect(plugin).toContainText('Second');
  expect(complaints).toEqual([]);
});

test('styles of the page that hide, turn and colour everything do not reach inside', async () => {
  const plain = await stage.open(bundleOf());
  const hostile = await stage.open(bundleOf(), {
    head: `<style>* { all: unset !important; color: transparent !important; background: red !important; font-size: 2px !important;
      line-height: 9 !important; letter-spacing: 3em !important; text-transform: uppercase !important; direction: rtl !important;
      visibility: hidden !important; opacity: 0 !important; transform: rotate(180deg) !important; text-indent: -999px !important;
      white-space: pre !important; writing-mode: vertical-rl !important } main, body, html { display: block !important;
      opacity: 1 !important; transform: none !important; writing-mode: horizontal-tb !important; }</style>`,
  });
  const look = async ({ page }: typeof plain) => {
    const cell = page.locator('partner-lens').getByText('On time in full', { exact: true });
    await expect(cell).toBeVisible();
    return cell.evaluate((element) => {
      const {
        color,
        fontSize,
        lineHeight,
        letterSpacing,
        textTransform,
        direction,
        textIndent,
        writingMode,
      } = getComputedStyle(element);
      return {
        color,
        fontSize,
        lineHeight,
        letterSpacing,
        textTransform,
        direction,
        textIndent,
        writingMode,
      };
    });
  };
  expect(await look(hostile)).toEqual(await look(plain));
});

test('a page that patched what scripts are made of sees nothing but what its partner may see', async () => {
  const { page } = await stage.open(bundleOf(), {
    before: () => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      Object.assign(Object.prototype, { extra: () => 'x', price: 7 });
      Object.assign(Array.prototype, { toJSON: undefined, last: () => 'x' });
      const { parse } = JSON;
      JSON.parse = (text, ...rest) => {
        seen.push(text);
        return parse(text, ...rest);
      };
      const { insertBefore } = Node.prototype;
      Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
        seen.push(node.textContent ?? '');
        return insertBefore.call(this, node, before) as T;
      };
    },
  });
  const plugin = page.locator('partner-lens');
  await expect(plugin).toContainText('65.5 of 100');
  await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await expect(plugin).toContainText('1 not handed over yet');
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.join());
  // It saw the words of the bundle go by; no key and nothing of another page was among them.
  expect(seen).toContain('Norvane Pumps');
  expect(seen).not.toMatch(/"d":|PRIVATE|chrome-extension:/);
});

test('what a page patches after the plugin was loaded is not asked to verify or to fetch', async () => {
  const { page } = await stage.open(bundleOf());
  const plugin = page.locator('partner-lens');
  await expect(plugin).toContainText('65.5 of 100');
  await page.evaluate(() => {
    SubtleCrypto.prototype.verify = () => Promise.resolve(true);
    globalThis.fetch = () => Promise.reject(new Error('patched'));
    JSON.parse = () => ({});
  });
  const other = signed(bundleOf({ from: 'Forged' }), stage.key).replace(
    /"signature":"\w{3}/,
    '"signature":"AAA',
  );
  stage.site.put('/forged.json', other);
  await plugin.evaluate((element) => element.setAttribute('src', '/forged.json'));
  await expect(plugin.getByRole('alert')).toContainText('was changed after');
  await expect(plugin).not.toContainText('Forged');
});

test('where components are kept apart, and in the shadow tree of a host, it draws and speaks as the page does', async () => {
  const { page } = await stage.open(bundleOf(), {
    lang: 'de',
    before: () => {
      // As Lightning Web Security answers whoever asks from another namespace.
      Object.defineProperty(Element.prototype, 'shadowRoot', { get: () => null });
    },
  });
  await expect(page.locator('partner-lens')).toContainText('65,5 von 100');
  await page.evaluate(() => {
    const host = document.body.appendChild(document.createElement('div'));
    const inner = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    const [found] = document.querySelectorAll('partner-lens');
    if (found) inner.attachShadow({ mode: 'closed' }).append(found);
    Object.assign(globalThis, { found });
  });
  // Nobody sees into a closed tree from here: what it tells says that it was read again, and in which language.
  const told = await page.evaluate(
    () =>
      new Promise((tell) => {
        const { found } = globalThis as unknown as { found: Element };
        found.addEventListener('partner-lens:error', (event) => tell((event as CustomEvent).detail), {
          once: true,
        });
        found.setAttribute('key', 'none');
      }),
  );
  expect(told).toMatchObject({ code: 'no-key', message: expect.stringContaining('Die Seite nennt') });
});

test('several on one page: one share keeps its answers together, each speaks its language', async () => {
  const { page } = await stage.open(bundleOf(), {
    tail: `<partner-lens lang="de" id="second"></partner-lens>`,
  });
  const [first, second] = [page.locator('partner-lens').first(), page.locator('#second')];
  await expect(second).toContainText('Die Seite nennt keinen brauchbaren Schlüssel');
  await second.evaluate((element) => {
    const other = document.querySelector('partner-lens');
    for (const name of ['src', 'key']) element.setAttribute(name, other?.getAttribute(name) ?? '');
  });
  await expect(second).toContainText('65,5 von 100');
  await first.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await expect(second).toContainText('1 noch nicht übergeben');
});

test('five thousand lines: few are drawn, all are printed', async () => {
  const { page } = await stage.open(bundleOf({ count: 5_000 }));
  const plugin = page.locator('partner-lens');
  await plugin.getByRole('button', { name: 'All 5,000' }).click();
  await expect(plugin).toContainText('5,000 of 5,000');
  expect(await plugin.locator('li .line').count()).toBeLessThan(100);
  // The rows that are not drawn keep their place: the last line lies where it would.
  expect((await plugin.boundingBox())?.height).toBeGreaterThan(5_000 * 40);
  await plugin.locator('[aria-posinset="1"]').evaluate((row) => {
    scrollTo(0, (row.closest('ul')?.getBoundingClientRect().bottom ?? 0) + scrollY - innerHeight);
  });
  await expect(plugin.locator('[aria-posinset="5000"]')).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(plugin.locator('li .line')).toHaveCount(5_003);
  await page.emulateMedia({ media: 'print' });
  for (const control of ['.btn', '.comment', '.toggle[aria-pressed=false]'])
    expect(await plugin.locator(control).first().isVisible(), control).toBe(false);
  await expect(plugin.getByRole('button', { name: 'All 5,000' })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await plugin.locator('li .line').count()).toBeLessThan(100);
});
