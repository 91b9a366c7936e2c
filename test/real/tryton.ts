import { expect } from '@playwright/test';
import type { SyncCursor, TrytonConnection } from '../../lib/domain/connection.ts';
import { openApi } from '../../lib/sources/http/open-api.ts';
import { askServer } from '../../lib/sources/tryton/connect.ts';
import { openSession } from '../../lib/sources/tryton/session.ts';
import { tryton } from '../../lib/sources/tryton/source.ts';
import { startTryton } from '../simulators/tryton.ts';
import { connectTryton, syncSum } from '../tools/browser/connect-tryton.ts';
import { grantSite } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { followDeltas } from './tryton/deltas.ts';
import { recordTryton } from './tryton/record.ts';
import { startRealTryton, WEB_CLIENT } from './tryton/server.ts';
import { marksInWebClient } from './tryton/web-client.ts';
import { takeOverFromPage, writeInBrowser, writeInto } from './tryton/write-back.ts';

export const covers = [
  'lib/sources/tryton',
  'lib/sources/http',
  'lib/sync',
  'lib/sites',
  'lib/page',
  'test/simulators',
];

/** What has to be installed, and the command and file that show whether it is. */
export const needs = {
  command: 'trytond',
  file: `${WEB_CLIENT}/index.html`,
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
    'tryton-sao',
  ],
};

/** The Tryton of Debian, filled by Tryton's own client: our source, our simulator and the built extension against it. */
export async function run(): Promise<Record<string, number | string>> {
  const server = await startRealTryton();
  try {
    const recording = await recordTryton(server.address, server.database, server.password);
    const real = await pullAll(server);
    const simulator = await startTryton(recording);
    try {
      const simulated = await pullAll(simulator);
      expect(simulated, 'the simulator answers as Tryton does').toEqual(real);
    } finally {
      await simulator.close();
    }
    expect(real.orders.map(({ number }) => number)).toHaveLength(8);
    const paid = real.orders.flatMap(({ lines }) => lines.flatMap(({ invoices }) => invoices));
    expect(paid, 'an invoice that was paid').toMatchObject([
      { payableOn: expect.any(String), paidOn: expect.any(String) },
    ]);
    const castings = real.partners.find(({ name }) => name === 'Sample Castings GmbH');
    expect(castings).toMatchObject({ city: 'Esslingen', country: 'DE', language: 'de' });
    const written = await writeInto(server);
    const browser = await inBrowser(server);
    const deltas = await followFresh();
    return { tryton: recording.version, orders: real.orders.length, ...written, ...browser, ...deltas };
  } finally {
    await server.stop();
  }
}

/** On a database of its own: the others have worked in theirs. */
async function followFresh(): Promise<Record<string, number>> {
  const server = await startRealTryton();
  try {
    return await followDeltas(server);
  } finally {
    await server.stop();
  }
}

interface Where {
  address: string;
  database: string;
  password: string;
}

/** Everything that our source reads, first and as changes since yesterday; without the time of reading. */
async function pullAll({ address, database, password }: Where) {
  const signal = AbortSignal.timeout(120_000);
  const api = openApi({ connectionId: 'real', address, why: 'test', note: () => {}, signal });
  const { company, capabilities } = await askServer(
    openSession(api, { database, user: 'admin', password }),
    Date.now,
    () => {},
  );
  const connection = { ...CONNECTION, address, database, company, capabilities };
  const source = tryton.open(api, connection, password);
  const start: SyncCursor = {
    connectionId: 'real',
    until: 0,
    object: 'purchases',
    read: 0,
    total: 0,
    daily: true,
  };
  const pages = await all(source.pull(start, 'job'));
  const changed = await all(source.pull({ ...start, since: Date.now() - 86_400_000 }, 'job'));
  const orders = pages.flatMap((page) => page.orders);
  const numbers = new Set(changed.flatMap((page) => page.orders.map(({ id }) => id)));
  if (!orders.every(({ id }) => numbers.has(id)))
    throw new Error('A fresh order is not among the changed ones.');
  const read = {
    orders,
    partners: pages.flatMap((page) => page.partners),
    beside: pages.flatMap((page) => page.beside ?? []),
    rejects: pages.flatMap((page) => page.rejects),
    ids: await all(source.lineIds()),
  };
  return JSON.parse(JSON.stringify(read, (key, value) => (key === 'fetchedAt' ? 0 : value))) as typeof read;
}

const CONNECTION: Omit<TrytonConnection, 'address' | 'database' | 'company' | 'capabilities'> = {
  id: 'real',
  system: 'tryton',
  label: 'Real',
  user: 'admin',
  everyMinutes: 30,
  createdAt: 0,
};

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of of) found.push(each);
  return found;
}

/** A person connects it, and works on while the company does. */
async function inBrowser(tryton: Where & { change(): void; restart(): Promise<void> }) {
  const lens = await launchWithExtension();
  try {
    await grantSite(lens, tryton.address);
    const page = await connectTryton(lens, tryton);
    const first = await syncSum(page);
    expect(first).toEqual({ orders: 9, linesNew: 10, linesChanged: 0 });
    const seen = await marksInWebClient(lens, tryton);
    tryton.change();
    await tryton.restart();
    await page.getByRole('button', { name: 'Read now: Our Tryton' }).click();
    await expect.poll(async () => (await syncSum(page)).linesChanged, { timeout: 30_000 }).toBe(3);
    await page.goto(`${lens.home}/sidepanel.html#partners`);
    await expect(page.getByRole('link', { name: 'Sample Fittings Ltd' })).toBeVisible();
    const written = await writeInBrowser(lens, tryton);
    const taken = await takeOverFromPage(lens, tryton);
    const lines = { 'lines in the browser': first.linesNew, 'lines changed and read again': 3 };
    return { ...lines, ...seen, ...written, ...taken };
  } finally {
    await lens.close();
  }
}
