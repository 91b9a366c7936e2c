import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { expect, test } from './fixtures.ts';

/** Alerts: the list, the evidence of one, put away with a reason that is counted, and taken back. */
test('an alert shows its evidence, is put away with a reason that is counted, and taken back', async ({
  sample,
}) => {
  const page = await sample.lens.context.newPage();
  await page.goto(`${sample.sites.portal}/orders`);
  // With marks on the page the background is awake: it hears the toolbar button.
  await waitForMarks(page);
  const panel = await openSidePanel(sample.lens, page);
  try {
    await panel.look({ width: 400, height: 900 });
    await panel.click('link', /^Alerts/);
    const list = await panel.waitForText(/What got worse\s+\d+/, 30_000);
    const open = Number(/What got worse\s+(\d+)/.exec(list)?.[1]);
    expect(open).toBeGreaterThan(0);
    expect(await panel.axe(), 'list').toEqual([]);

    // Lumaro Electronics answers half as quickly in the sample since November.
    await panel.click('link', 'Show records: Time to answer, Lumaro Electronics');
    const evidence = await panel.waitForText(/Questions since then\s+\d+/);
    expect(evidence).toMatch(/of working time before \(\d+ answers\), .* since \(\d+\)/);
    await panel.evaluate("document.querySelector('main details summary').click()");
    const limits = await panel.evaluate<string[]>(
      "[...document.querySelectorAll('.series tr.b')].map((row) => row.innerText)",
    );
    expect(limits.join()).toContain('passed the limit');
    expect(await panel.axe(), 'alert').toEqual([]);

    await panel.click('link', 'Over time');
    const chart = await panel.waitForText(/Alert chart[\s\S]*evidence/);
    expect(chart).toContain('typical hours to answer');
    expect(await panel.axe(), 'chart').toEqual([]);

    await panel.click('link', /^Alerts/);
    await panel.waitForText(/What got worse/);
    await panel.click('button', 'Put away: Time to answer, Lumaro Electronics');
    await panel.click('radio', /As every year/);
    expect(await panel.axe(), 'reasons').toEqual([]);
    await panel.click('button', 'Put away');
    const away = await panel.waitForText(/Put away: As every year/);
    expect(away).toMatch(new RegExp(`What got worse\\s+${open - 1}\\b`));
    expect(away).toMatch(/Time to answer\s+1\s+1\s+season 1/);

    await panel.click('button', 'Take back: Time to answer, Lumaro Electronics');
    await panel.waitForText(new RegExp(`What got worse\\s+${open}\\b`));
  } finally {
    await panel.close();
    await page.close();
  }
});
