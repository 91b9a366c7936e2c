import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import { aged, touch } from '../simulators/tryton-data.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

test('a date and a touchpoint go into Tryton once: undo, conflict, refusal, then both', async ({ lens }) => {
  const simulator = await startTryton(aged(trytonRecording()));
  await grantAtOnce(lens, simulator.address);
  const options = await connectTryton(lens, simulator);
  const system = options.getByRole('region', { name: 'Our Tryton' });
  await expect(system).toContainText('Up to date as of');
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  try {
    const take = async () => {
      await panel.getByRole('button', { name: 'Take over a date' }).click();
      await panel.getByLabel('Promised date that holds now').fill('2027-02-03');
      await panel.getByLabel('Where it comes from').fill('Supplier portal');
      const preview = panel.getByRole('region', { name: 'What will be written' });
      await expect(preview).toContainText(/PO26-00003.* in Our Tryton: Promised date.* → Feb 3, 2027/);
      await expect(preview).toContainText('→ 2027-02-03. Supplier portal');
      await panel.getByRole('button', { name: 'Write to Our Tryton' }).click();
      await expect(panel.getByText('Goes to Our Tryton in')).toBeVisible();
    };
    await panel.goto(`${lens.home}/sidepanel.html#order/S200%2FPO2600003/purchase.line%2C4`);
    await take();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect(panel.getByText('Dropped')).toBeVisible();

    const move = simulator.recording.records['stock.move']?.find(
      ({ origin }) => origin === 'purchase.line,4',
    );
    touch(move, { planned_date: { __class__: 'date', year: 2027, month: 1, day: 15 } });
    simulator.forbidden.add('ir.note.create');
    await take();
    await panel.goto(`${lens.home}/sidepanel.html#partner/S200`);
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('Parts leave on Friday.');
    await panel.getByRole('button', { name: 'Write to Our Tryton' }).click();
    const touchpoints = panel.getByRole('region', { name: 'Touchpoints and notes' });
    await expect(touchpoints.getByText('Parts leave on Friday.')).toBeVisible();
    expect(simulator.writes).toEqual([]);
    expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);

    await options.bringToFront();
    const outbox = options.getByRole('region', { name: 'To be sent' });
    await expect(outbox).toContainText('Not written: Our Tryton says Jan 15, 2027 by now', {
      timeout: 30_000,
    });
    await expect(outbox).toContainText('You are not allowed to create');
    expect(simulator.writes).toEqual([]);
    expect(await axeFindings((expression) => options.evaluate(expression))).toEqual([]);
    simulator.forbidden.clear();
    // The connection breaks once a note is made, before its answer left: Chromium then sends the request once more.
    simulator.loseAnswer = ({ method }) => {
      const breaks = method === 'model.ir.note.create';
      if (breaks) simulator.loseAnswer = undefined;
      return breaks;
    };
    await outbox.getByRole('button', { name: /^Write Feb 3, 2027/ }).click();
    await outbox.getByRole('button', { name: /^Try again/ }).click();
    await expect(outbox).toContainText('Nothing waits.');

    // The reason that follows the date, and the touchpoint.
    const notes = simulator.recording.records['ir.note']?.map(({ message }) =>
      `${message}`.replace(/\[.*/s, ''),
    );
    expect(notes?.sort()).toEqual([
      expect.stringMatching(/^Call, .*: Parts leave on Friday\.\n$/),
      expect.stringMatching(/^PO26-00003, .* → 2027-02-03\. Supplier portal\n$/),
    ]);
    expect(simulator.writes.filter(({ verb }) => verb === 'write')).toHaveLength(1);
    await panel.bringToFront();
    const call = touchpoints.getByRole('listitem').filter({ hasText: 'Parts leave on Friday.' });
    await expect(call.getByText(/^Written to Our Tryton/)).toBeVisible();
    await expect(touchpoints.getByText('Parts leave on Friday.')).toHaveCount(1);
    await panel.goto(`${lens.home}/sidepanel.html#order/S200%2FPO2600003/purchase.line%2C4`);
    await expect(panel.getByText('read again from there')).toBeVisible();
  } finally {
    await panel.close();
    await options.close();
    await simulator.close();
  }
});
