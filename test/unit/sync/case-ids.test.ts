import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import type { Case } from '../../../lib/domain/activity.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { putRelation } from '../../../lib/store/write-relation.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { hubRecord, link } from '../../simulators/hubspot-data.ts';
import { startTryton, trytonRecording } from '../../simulators/tryton.ts';
import { aged } from '../../simulators/tryton-data.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

let store: Store;
let end: () => Promise<void>;

afterEach(async () => {
  closeStore(store);
  await end();
});

/** A case as an earlier version stored it: under an id that was made of the customer's name. */
function earlier(partnerId: string, number: string, sourceId: string): Case {
  const provenance = { sourceId, fetchedAt: 1, jobId: 'j' };
  const id = `${partnerId}/case/${number}`;
  return { id, kind: 'case', partnerId, number, priority: 'low', raisedAt: 1, pauses: [], provenance };
}

async function idsAfterSync(id: string, partnerId: string, number: string, sourceId: string) {
  await putRelation(store, 'activities', earlier(partnerId, number, sourceId));
  await syncOnce(store, id);
  const { cases } = await activitiesOf(store, partnerId);
  return cases.flatMap((each) => (each.number === number ? [each.id] : []));
}

test('a ticket of HubSpot stands under an id of its own, once', async () => {
  const simulator = await startHubspot(1);
  end = simulator.close;
  const ticket = { subject: 'Late', hs_pipeline_stage: '1', hs_ticket_priority: 'HIGH' };
  simulator.records.tickets = [hubRecord('tickets', '31', ticket, Date.now() - 3_600_000)];
  link(simulator.links, 'tickets', '31', 'companies', '11');
  const connected = await connectedToHubspot(simulator);
  store = connected.store;
  const sourceId = `hubspot:${connected.id}`;
  expect(await idsAfterSync(connected.id, 'SAMPLERETAILGMBH', '31', sourceId)).toEqual([
    `case/31/${sourceId}`,
  ]);
});

test('a complaint of Tryton does too', async () => {
  const simulator = await startTryton(aged(trytonRecording()));
  end = simulator.close;
  const connected = await connectedStore(simulator);
  store = connected.store;
  const complaints = simulator.recording.records['sale.complaint'] ?? [];
  const first = complaints.find(({ number }) => number === '1');
  const sourceId = `tryton:${connected.id}`;
  expect(await idsAfterSync(connected.id, 'C900', '1', sourceId)).toEqual([`case/${first?.id}/${sourceId}`]);
});
