import { expect } from '@playwright/test';
import type { SyncCursor } from '../../lib/domain/connection.ts';
import type { Order } from '../../lib/domain/order.ts';
import { openApi } from '../../lib/sources/http/open-api.ts';
import { askServer, ownParty } from '../../lib/sources/tryton/connect.ts';
import { pull } from '../../lib/sources/tryton/pull.ts';
import { openSession } from '../../lib/sources/tryton/session.ts';
import { startTryton } from '../simulators/tryton.ts';
import { connectTryton, syncSum } from '../tools/browser/connect-tryton.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { recordTryton } from './tryton/record.ts';
import { startRealTryton } from './tryton/server.ts';
import { writeInto } from './tryton/write-back.ts';

export const covers = ['lib/sources/tryton', 'lib/sources/http', 'lib/sync', 'test/simulators'];

/** What has to be installed, and the command that shows whether it is. */
export const needs = {
  command: 'trytond',
  packages: [
    'tryton-server',
    'tryton-modules-purchase',
    'tryton-modules-stock',
    'tryton-modules-sale',
    'tryton-modules-account-invoice',
    'tryton-modules-account-invoice-stock',
    'tryton-modules-purchase-request',
    'tryton-modules-stock-supply',
    'tryton-modules-sale-supply',
    'tryton-modules-stock-forecast',
    'tryton-modules-sale-complaint',
    'tryton-proteus',
  ],
};

/** The Tryton of Debian, filled by Tryton's own client: our source, our simulator and the built extension against it. */
export async function run(): Promise<Record<string, number | string>> {
  const tryton = await startRealTryton();
  try {
    const recording = await recordTryton(tryton.address, tryton.database, tryton.password);
    const real = await pullAll(tryton);
    const simulator = await startTryton(recording);
    try {
      const simulated = await pullAll(simulator);
      expect(simulated, 'the simulator answers as Tryton does').toEqual(real);
    } finally {
      await simulator.close();
    }
    expect(real.map(({ number }) => number)).toHaveLength(8);
    const written = await writeInto(tryton);
    const browser = await inBrowser(tryton);
    return { tryton: recording.version, orders: real.length, ...written, ...browser };
  } finally {
    await tryton.stop();
  }
}

interface Where {
  address: string;
  database: string;
  password: string;
}

/** All orders, and those that changed since yesterday, as our source reads them; without the time of reading. */
async function pullAll({ address, database, password }: Where): Promise<Order[]> {
  const signal = AbortSignal.timeout(120_000);
  const api = openApi({ connectionId: 'real', address, why: 'test', note: () => {}, signal });
  const session = openSession(api, { database, user: 'admin', password });
  const { company, capabilities } = await askServer(session, Date.now, () => {});
  const own = await ownParty(session, company);
  const scope = {
    session,
    company,
    ownParty: own,
    capabilities,
    sourceId: 'tryton:real',
    jobId: 'job',
    delta: false,
  };
  const orders: Order[] = [];
  const start: SyncCursor = { connectionId: 'real', until: 0, object: 'purchases', read: 0, total: 0 };
  for await (const page of pull(scope, start)) orders.push(...page.orders);
  const yesterday = Date.now() - 86_400_000;
  const changed: Order[] = [];
  for await (const page of pull(scope, { ...start, since: yesterday })) changed.push(...page.orders);
  const numbers = new Set(changed.map(({ id }) => id));
  if (!orders.every(({ id }) => numbers.has(id)))
    throw new Error('A fresh order is not among the changed ones.');
  return orders.map((order) => ({
    ...order,
    lines: order.lines.map((line) => ({ ...line, provenance: { ...line.provenance, fetchedAt: 0 } })),
  }));
}

/** A person connects it, and works on while the company does. */
async function inBrowser(tryton: Where & { change(): void; restart(): Promise<void> }) {
  const lens = await launchWithExtension();
  try {
    await grantSite(lens, tryton.address);
    const page = await connectTryton(lens, tryton);
    const first = await syncSum(page);
    expect(first).toEqual({ orders: 9, linesNew: 10, linesChanged: 0 });
    tryton.change();
    await tryton.restart();
    await page.getByRole('button', { name: 'Read now: Our Tryton' }).click();
    await expect.poll(async () => (await syncSum(page)).linesChanged, { timeout: 30_000 }).toBe(3);
    await page.goto(`${lens.home}/sidepanel.html#partners`);
    await expect(page.getByRole('link', { name: 'Sample Fittings Ltd' })).toBeVisible();
    return { 'lines in the browser': first.linesNew, 'lines changed and read again': 3 };
  } finally {
    await lens.close();
  }
}
