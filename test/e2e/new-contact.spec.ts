import { until } from '../tools/browser/cdp.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { demoMessages } from '../tools/demo/mail-pages.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

const NAME = 'Ada Vance';
const ADDRESS = 'ada.vance@quillmere.example';

test('a sender whom nobody knows becomes a contact once a person has seen it, and is removed again', async () => {
  const { lens, sites, orders, close } = await openLoaded(SAMPLE);
  try {
    const [message] = demoMessages(orders);
    if (!message) throw new Error('No mail.');
    const address = `${sites.mail}/message/${message.id}`;
    const page = await lens.context.newPage();
    // The supplier's order, written about by somebody whom no record knows.
    await page.route(address, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replaceAll(message.address, ADDRESS).replaceAll(message.from, NAME);
      await route.fulfill({ response: answer, body });
    });
    await page.goto(address);
    await waitForMarks(page, 1);
    await until('the mail to be read', async () => (await storedPage(lens, sites.mail))?.mails);

    const panel = await openSidePanel(lens, page);
    await panel.look({ width: 320, height: 1400 });
    await panel.waitForText(/Add as a contact of…/);
    await panel.evaluate(`document.querySelector('.contact-add summary').focus()`);
    await panel.press('Enter');
    await panel.waitForText(/Nothing is stored before/);
    expect(await panel.axe()).toEqual([]);
    await panel.click('button', `Choose ${message.from} for this contact`);
    const preview = await panel.waitForText(/What is stored/);
    expect(preview).toContain('Only here, in this browser.');
    expect(preview).toContain(ADDRESS);
    for (const scheme of ['light', 'dark'] as const) {
      await panel.look({ width: 320, height: 1400, scheme });
      expect(await panel.axe(scheme === 'light' ? 'all' : 'colours'), scheme).toEqual([]);
    }
    // On from the heading to the name, and confirmed from there.
    await panel.press('Tab');
    expect(await panel.evaluate('document.activeElement.value')).toBe(NAME);
    await panel.press('Enter');
    await panel.waitForText(new RegExp(`${ADDRESS} is a contact of ${message.from} from now on`));
    // Known from now on, with the reason.
    await panel.waitForText(new RegExp(`Why ${message.from}\\?`));
    await panel.evaluate(`document.querySelector('.sender details').open = true`);
    await panel.waitForText(new RegExp(`A contact has the address ${ADDRESS}, entered here on`));
    await panel.close();

    const options = await lens.context.newPage();
    await options.goto(`${lens.home}/options.html#sites`);
    const remove = options.getByRole('button', { name: `Remove: ${ADDRESS}, contact of ${message.from}` });
    await remove.focus();
    await options.keyboard.press('Enter');
    await expect(options.getByText(`${ADDRESS} is no longer a contact of ${message.from}.`)).toBeVisible();
    await expect(options.getByText('No contact has been entered here.')).toBeVisible();
    await options.getByRole('button', { name: 'Undo' }).click();
    await expect(remove).toBeVisible();
  } finally {
    await close();
  }
});
