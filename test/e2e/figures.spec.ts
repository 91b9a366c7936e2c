import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import type { Surface } from '../tools/browser/surface.ts';
import { expect, type LoadedBrowser, test } from './fixtures.ts';

/** Figures over time, how late deliveries are, and the map of all scores: by mouse, keyboard and table, down to the records. */

async function withPanel(sample: LoadedBrowser, story: (panel: Surface) => Promise<void>): Promise<void> {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/orders`);
  // With marks on the page the background is awake: it hears the toolbar button.
  await waitForMarks(page);
  const panel = await openSidePanel(sample.lens, page);
  try {
    await panel.look({ width: 400, height: 900 });
    await panel.click('link', 'Partners');
    await panel.waitForText(/OTIF by line/);
    await story(panel);
  } finally {
    await panel.close();
    await page.close();
  }
}

async function openSupplier(panel: Surface): Promise<void> {
  await panel.click('link', /^Ostrel Castings/);
  await panel.waitForText(/Open orders/);
}

/** Something is painted on the first plot. */
const PAINTED = `(() => {
  const canvas = document.querySelector('.plot canvas');
  if (!canvas || canvas.width === 0) return false;
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value, at) => at % 4 === 3 && value > 0);
})()`;
const SPOKEN = `document.querySelector('.plot')?.getAttribute('aria-valuetext') ?? ''`;

async function expectClean(panel: Surface, what: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await panel.look({ scheme });
    // What colours do not change is the same in the dark.
    expect(await panel.axe(scheme === 'light' ? 'all' : 'colours'), `${what}, ${scheme}`).toEqual([]);
  }
  await panel.look({ scheme: 'light' });
}

test('a scorecard line leads to its months, each told by the arrow keys, then as a table to the records of one month', async ({
  sample,
}) => {
  await withPanel(sample, async (panel) => {
    await openSupplier(panel);
    await panel.click('link', 'Scorecard');
    await panel.waitForText(/What it is made of/);
    await panel.click('link', 'On time in full: over time');
    await panel.waitForText(/95% interval/);
    await expect.poll(() => panel.evaluate<boolean>(PAINTED)).toBe(true);
    await expectClean(panel, 'months');

    await panel.evaluate("document.querySelector('.plot').focus()");
    await panel.press('End');
    await expect.poll(() => panel.evaluate<string>(SPOKEN)).toMatch(/^May 2026: .*not over yet/);
    await panel.press('ArrowLeft');
    await expect.poll(() => panel.evaluate<string>(SPOKEN)).toMatch(/^Apr 2026: .* n \d+ · .* to .*target/);

    const months = await panel.evaluate<number>(
      "Number(document.querySelector('.plot').getAttribute('aria-valuemax'))",
    );
    await panel.click('button', 'Table');
    await panel.waitForText(/Month\s+Value/);
    expect(await panel.evaluate<number>("document.querySelectorAll('.series tbody tr').length")).toBe(months);
    await expectClean(panel, 'months as a table');

    const [name, n] = await panel.evaluate<[string, number]>(`(() => {
      const row = [...document.querySelectorAll('.series tbody tr')].find((each) => Number(each.cells[2].textContent) >= 5);
      return [row.querySelector('a').textContent, Number(row.cells[2].textContent)];
    })()`);
    await panel.click('link', name);
    const records = await panel.waitForText(/Only records due in/);
    expect(records).toContain(`Only records due in ${name}.`);
    const counted = [...records.matchAll(/(?:Missed|Met)\s+(\d+)/gi)].map(([, count]) => Number(count));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(n);

    await panel.click('link', 'Over time');
    await panel.waitForText(/Month\s+Value/);
    await panel.click('button', 'Plot');
    await panel.waitForText(/95% interval/);
    await panel.evaluate("location.hash = '#series/x/no-such-figure'");
    await panel.waitForText(/Orders on this page/);
  });
});

test('how late deliveries are, against each date, bar by bar to the lines', async ({ sample }) => {
  await withPanel(sample, async (panel) => {
    await openSupplier(panel);
    await panel.click('link', /^.*On time n/);
    await panel.click('link', 'How late');
    const text = await panel.waitForText(/Half come by/);
    expect(text).toMatch(/\d+ lines received/);
    await expectClean(panel, 'how late');
    const [days, received] = await panel.evaluate<[string, number]>(`(() => {
      const bar = [...document.querySelectorAll('.late-bars .is-late a')].find((each) => / [1-9]\\d* lines? received · late$/.test(each.ariaLabel));
      bar.focus();
      bar.click();
      return [bar.ariaLabel.split(':')[0], Number(/(\\d+) lines? received/.exec(bar.ariaLabel)[1])];
    })()`);
    const records = await panel.waitForText(/Only records/);
    expect(records).toContain(`Only records ${days}`);
    expect(records).toMatch(new RegExp(`Missed\\s+${received}\\b`, 'i'));
    await panel.click('link', 'How late');
    await panel.waitForText(/Half come by/);
    await panel.click('link', 'requested date');
    await panel.waitForText(/Half come by|No delivery has a date/);
  });
});

test('the score map: worst first, sorted by a column, searched; a cell leads to its term', async ({
  sample,
}) => {
  await withPanel(sample, async (panel) => {
    await panel.click('link', 'Score map');
    await panel.waitForText(/41 of 41 suppliers/);
    await expectClean(panel, 'map');
    const totals = () =>
      panel.evaluate<number[]>(
        "[...document.querySelectorAll('.map tbody td.total')].map((cell) => Number(/\\d+/.exec(cell.innerText)[0]))",
      );
    const worst = await totals();
    expect(worst).toEqual([...worst].sort((a, b) => a - b));
    await panel.click('button', 'Score');
    await expect.poll(async () => (await totals())[0]).toBeGreaterThan(worst[0] ?? 0);
    await panel.click('button', 'Score');

    await panel.type('searchbox', 'Search suppliers', 'ostrel cast');
    await panel.waitForText(/1 of 41 suppliers/);
    await panel.evaluate("document.querySelector('.map tbody td a').click()");
    await panel.waitForText(/What it is made of/);
    const chosen = await panel.evaluate<string>("document.querySelector('.scores .chosen a').textContent");
    expect(chosen).toBe('On time in full');
    expect(await panel.text()).toContain('Ostrel Castings');
  });
});
