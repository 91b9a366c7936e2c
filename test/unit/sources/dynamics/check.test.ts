import { afterEach, expect, test } from 'vitest';
import type { DynamicsConnection } from '../../../../lib/domain/connection.ts';
import { dynamics } from '../../../../lib/sources/dynamics/source.ts';
import { bearerAuth } from '../../../../lib/sources/http/auth.ts';
import { openApi } from '../../../../lib/sources/http/open-api.ts';
import type { ObjectSample } from '../../../../lib/sources/object-sample.ts';
import { blankConnection } from '../../../live/check-live.ts';
import { type DynamicsSimulator, startDynamics } from '../../../simulators/dynamics.ts';

let simulator: DynamicsSimulator;
afterEach(() => simulator.close());

/** Connects to an organisation of so many orders; answers what each step told, and one record of each table. */
async function checked(orders: number, before: (sim: DynamicsSimulator) => void = () => {}) {
  simulator = await startDynamics(orders);
  before(simulator);
  const { address, tokens } = simulator;
  const auth = bearerAuth(tokens.signIn().access);
  const { signal } = new AbortController();
  const api = openApi({ connectionId: 'check', why: 'check', note: () => {}, signal, address, auth });
  const blank: DynamicsConnection = {
    ...blankConnection(address),
    system: 'dynamics',
    company: '',
    currency: '',
  };
  const steps = new Map<string, string>();
  const facts = await dynamics.check(api, blank, '', (step, detail) => void steps.set(step, detail));
  const samples: ObjectSample[] = [];
  const open = dynamics.open(api, { ...blank, ...facts });
  for await (const sample of open.sampleObjects()) samples.push(sample);
  const { 'write:note': mayNote, 'write:task': mayTask } = facts.capabilities ?? {};
  return { steps, samples, mayNote, mayTask };
}

test('where Dataverse counts no further, the check says that there may be more', async () => {
  const { steps, samples } = await checked(5_001);
  expect(steps.get('sales')).toBe('5000+');
  expect(samples.find(({ object }) => object === 'salesorder')).toMatchObject({ count: 5_000, more: true });
  const [account] = samples;
  expect(account).toEqual({ object: 'account', result: 'read', count: 1 });
});

test('a check tells nothing of what it did not ask for: orders have no number of the customer there', async () => {
  const { steps } = await checked(2);
  expect(steps.get('sales')).toBe('2');
  expect([...steps.keys()]).not.toContain('order-number');
});

test('whether this user may make notes is told by the roles, and by the first note where these tell nothing', async () => {
  const tasks = await checked(1, ({ forbidden }) => void forbidden.add('task.create'));
  expect([tasks.mayNote, tasks.mayTask]).toEqual([true, false]);
  await simulator.close();
  const notes = await checked(1, ({ forbidden }) => void forbidden.add('annotation.create'));
  expect([notes.mayNote, notes.mayTask]).toEqual([false, true]);
  await simulator.close();
  const untold = await checked(1, (sim) => {
    sim.forbidden.add('annotation.create');
    sim.fault = ({ path }, response) => {
      if (!path.includes('RetrieveUserPrivilege')) return false;
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"error":{"code":"0x8006088a","message":"Resource not found for the segment."}}');
      return true;
    };
  });
  expect(untold.mayNote).toBe(true);
});
