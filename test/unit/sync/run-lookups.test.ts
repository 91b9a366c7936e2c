import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookupId } from '../../../lib/domain/lookup.ts';
import { lastRequests } from '../../../lib/store/ledger.ts';
import { holds, lookupsOf, PER_MINUTE, type WantedKey, wantLookups } from '../../../lib/store/lookups.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, eachOrder, findPartners, orderById } from '../../../lib/store/queries.ts';
import { runLookups } from '../../../lib/sync/run-lookups.ts';
import { startTryton, type TrytonSimulator } from '../../simulators/tryton.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

let simulator: TrytonSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  simulator = await startTryton();
  ({ store, id } = await connectedStore(simulator));
  simulator.asked.length = 0;
});
afterEach(async () => {
  await simulator.close();
  closeStore(store);
});

const HOUR = 3_600_000;
const order = (key: string): WantedKey => ({ kind: 'order', key: key.replace('-', ''), spellings: [key] });
const mail = (key: string): WantedKey => ({ kind: 'email', key, spellings: [key] });
const idOf = ({ kind, key }: WantedKey) => lookupId(kind, key);
const WANTED = [
  order('PO26-00004'),
  order('PO26-99999'),
  order('SO26-00001'),
  mail('orders@castings.example'),
  mail('Anybody@fittings.example'.toLowerCase()),
  mail('nobody@elsewhere.example'),
];

async function ask(wanted: readonly WantedKey[], at: number): Promise<Record<string, string>> {
  await wantLookups(store, wanted, at);
  await runLookups(store, () => at, new AbortController().signal);
  const answers = await lookupsOf(store, wanted.map(idOf));
  return Object.fromEntries(answers.map((answer) => [answer.id, answer.state]));
}

test('numbers and addresses are asked for together, answered, and not asked for again', async () => {
  expect(await ask(WANTED, HOUR)).toEqual({
    'order PO2600004': 'found',
    'order PO2699999': 'none',
    'order SO2600001': 'found',
    'email orders@castings.example': 'found',
    'email anybody@fittings.example': 'found',
    'email nobody@elsewhere.example': 'none',
  });
  expect((await orderById(store, 'S200/PO2600004'))?.lines.length).toBeGreaterThan(0);
  // The party is known by the domain that another of its addresses has.
  const found = await findPartners(store, ['fittings.example']);
  expect(found.get('fittings.example')).toMatchObject([{ id: 'S200', roles: ['supplier'] }]);
  const requests = await lastRequests(store, 100);
  expect(requests.length).toBe(simulator.asked.length);
  expect(new Set(requests.map(({ why }) => why))).toEqual(new Set(['look-up']));
  const before = simulator.asked.length;
  await ask(WANTED, 2 * HOUR);
  expect(simulator.asked.length, 'answers hold, also that there is none').toBe(before);
  const one = [order('PO26-99999')];
  await ask(one, 8 * HOUR);
  expect(simulator.asked.length, 'after hours it may have come').toBeGreaterThan(before);
});

test('what was found is what a sync would have brought, and a sync doubles nothing of it', async () => {
  await ask(WANTED, HOUR);
  await syncOnce(store, id);
  const other = await connectedStore(simulator);
  await syncOnce(other.store, other.id);
  const linesOf = async (of: Store) => {
    const lines: string[] = [];
    await eachOrder(of, (each) => lines.push(...each.lines.map((line) => `${each.id} ${line.id}`)));
    return lines.sort();
  };
  expect(await linesOf(store)).toEqual(await linesOf(other.store));
  expect((await allPartners(store)).map((each) => each.id).sort()).toEqual(
    (await allPartners(other.store)).map((each) => each.id).sort(),
  );
  closeStore(other.store);
});

test('a system that does not answer is named, and asked again later', async () => {
  simulator.fault = (_, response) => {
    response.writeHead(403).end();
    return true;
  };
  expect(await ask([order('PO26-00004')], HOUR)).toEqual({ 'order PO2600004': 'failed' });
  const [failed] = await lookupsOf(store, ['order PO2600004']);
  expect(failed?.why).toMatch(/\S/);
  simulator.fault = undefined;
  expect(await ask([order('PO26-00004')], HOUR + 60_000)).toEqual({ 'order PO2600004': 'failed' });
  expect(await ask([order('PO26-00004')], 2 * HOUR)).toEqual({ 'order PO2600004': 'found' });
});

test('each identifier waits once, and no more in a minute than may', async () => {
  const many = Array.from({ length: PER_MINUTE + 10 }, (_, at) => order(`PO26-1${at}`));
  expect(await wantLookups(store, many, HOUR)).toBe(PER_MINUTE);
  expect(await wantLookups(store, many, HOUR + 1_000)).toBe(0);
  expect(await wantLookups(store, many, HOUR + 61_000), 'what was dropped comes again with its page').toBe(
    10,
  );
  expect(await wantLookups(store, [order('PO26-10')], HOUR + 130_000)).toBe(0);
  const [first] = await lookupsOf(store, ['order PO2610']);
  expect(first && holds(first, HOUR + 11 * 60_000)).toBe(false);
});
