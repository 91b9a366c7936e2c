import { Connection } from '@jsforce/jsforce-node';
import { startSalesforce } from '../simulators/salesforce.ts';
import { sfId, sfInstant } from '../simulators/salesforce-data.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { connectSalesforce } from '../tools/browser/connect-crm.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

test('a task goes into Salesforce once: undo, refusal, of an order, and as the follow-up of a touchpoint', async ({
  lens,
}) => {
  const org = await startSalesforce(2);
  const changed = sfInstant(Date.now());
  org.records.Task?.push({
    ...{ Id: sfId('Task', 5), AccountId: sfId('Account', 1), Subject: 'Call them', IsClosed: false },
    ...{ ActivityDate: '2031-03-04', OwnerId: sfId('User', 1), CreatedDate: '2026-10-01T00:00:00.000+0000' },
    ...{ LastModifiedDate: changed, SystemModstamp: changed },
  });
  await grantAtOnce(lens, org.address);
  const options = await lens.context.newPage();
  await options.goto(`${lens.home}/options.html#sources`);
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  try {
    await connectSalesforce(options, org);
    const system = options.getByRole('region', { name: 'Our Salesforce' });
    await expect(system).toContainText('2 orders, 2 new and 0 changed lines');
    await expect(system).toContainText('Can be written there: tasks with a due day; touchpoints');
    await panel.bringToFront();
    await panel.goto(`${lens.home}/sidepanel.html#partner/SAMPLERETAILGMBH`);
    const tasks = panel.getByRole('region', { name: 'Tasks' });
    // What a colleague still has to do there.
    await expect(tasks.getByText('Due Mar 4, 2031: Call them')).toBeVisible();
    await expect(tasks.getByText('Ada Muster · from Our Salesforce')).toBeVisible();
    const enter = async (subject: string) => {
      await tasks.getByRole('button', { name: 'New task' }).click();
      await panel.getByLabel('What is to be done').fill(subject);
      await panel.getByLabel('Due on').fill('2031-05-06');
    };

    // What will be written, where, and whose it is; nothing without its day.
    await enter('Ask for the papers');
    await panel.getByLabel('Due on').fill('2020-01-01');
    await panel.getByRole('button', { name: 'Write to Our Salesforce' }).click();
    await expect(panel.getByText('Enter a day, today or later.')).toBeVisible();
    await panel.getByLabel('Due on').fill('2031-05-06');
    await panel.getByLabel('More, if it helps').fill('Certificate of origin, too.');
    const preview = panel.getByRole('region', { name: 'What will be written' });
    await expect(preview).toContainText('New task on Sample Retail GmbH in Our Salesforce');
    await expect(preview).toContainText('Due May 6, 2031: Ask for the papers');
    await expect(preview).toContainText('For ada@own.example');
    expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);
    await panel.getByRole('button', { name: 'Write to Our Salesforce' }).click();
    await expect(tasks.getByText(/^Goes to Our Salesforce in/)).toBeVisible();
    await tasks.getByRole('button', { name: /^Undo/ }).click();
    await expect(tasks.getByText(/^Dropped/)).toBeVisible();

    // Refused with its reason, and tried again; the answer to it is lost on the way.
    org.forbidden.add('Task.create');
    await enter('Send the drawing');
    await panel.getByRole('button', { name: 'Write to Our Salesforce' }).click();
    await expect(tasks.getByText('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')).toBeVisible({ timeout: 30_000 });
    expect(org.writes).toEqual([]);
    org.forbidden.clear();
    org.loseAnswer = ({ method }) => {
      const breaks = method === 'POST';
      if (breaks) org.loseAnswer = undefined;
      return breaks;
    };
    await tasks.getByRole('button', { name: /^Try again/ }).click();
    await expect(tasks.getByText(/^Written to Our Salesforce/)).toBeVisible({ timeout: 90_000 });

    // A touchpoint and what follows from it: one request.
    await panel.getByRole('button', { name: 'Log a touchpoint' }).click();
    await panel.getByLabel('In your words').fill('They take it on Friday.');
    await panel.getByLabel('Follow up').check();
    await panel.getByLabel('What is to be done').fill('Ask whether it came');
    await panel.getByLabel('Due on').fill('2031-06-07');
    await expect(preview).toContainText('Due Jun 7, 2031: Ask whether it came');
    await panel.getByRole('button', { name: 'Write to Our Salesforce' }).click();
    await expect(tasks.getByText(/^Written to Our Salesforce/)).toHaveCount(2, { timeout: 30_000 });
    expect(org.asked.filter(({ path }) => path.endsWith('/composite'))).toHaveLength(1);

    // Of an order, from its line.
    await panel
      .getByRole('link', { name: /SO-10001/ })
      .first()
      .click();
    await tasks.getByRole('button', { name: 'New task' }).click();
    await panel.getByLabel('What is to be done').fill('SO-10001: Book the truck');
    await panel.getByLabel('Due on').fill('2031-07-08');
    await panel.getByRole('button', { name: 'Write to Our Salesforce' }).click();
    await expect(tasks.getByText(/^Written to Our Salesforce/)).toBeVisible({ timeout: 30_000 });
    await panel.goto(`${lens.home}/sidepanel.html#partner/SAMPLERETAILGMBH`);
    await expect(tasks.getByText(/^Written to Our Salesforce/)).toHaveCount(3);

    const client = new Connection({
      instanceUrl: new URL(org.address).origin,
      version: '66.0',
      accessToken: org.tokens.issued.at(-1) ?? '',
    });
    const soql = 'SELECT Subject, WhatId, ActivityDate, IsClosed FROM Task ORDER BY CreatedDate, Id';
    const { records } = await client.query<{ Subject: string }>(soql);
    const said = records.map(({ Subject, ...rest }) => ({ ...rest, Subject: Subject.replace(/ \[.*/, '') }));
    expect(said).toMatchObject([
      { Subject: 'Call them' },
      {
        Subject: 'Send the drawing',
        ActivityDate: '2031-05-06',
        IsClosed: false,
        WhatId: sfId('Account', 1),
      },
      { Subject: expect.stringContaining('They take it on Friday.'), IsClosed: true },
      { Subject: 'Ask whether it came', ActivityDate: '2031-06-07', IsClosed: false },
      { Subject: 'SO-10001: Book the truck', IsClosed: false, WhatId: sfId('Order', 1) },
    ]);
  } finally {
    await panel.close();
    await options.close();
    await org.close();
  }
});
