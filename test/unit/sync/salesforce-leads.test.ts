import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { commit } from '../../../lib/store/commit.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import { partner } from '../store/records.ts';
import { lead, record, setPipeline, touch } from './salesforce-pipeline-world.ts';

const world = setPipeline();
const { connect, sync, items } = world;

describe('leads', () => {
  test('are with the partner whom an address, the company or a domain names; of others only how many', async () => {
    world.simulator.records.Lead = [
      lead(1, { Email: 'Jo.Beispiel@sample-retail.example', LeadSource: 'Web' }),
      lead(2, { Company: 'Sample <i>Retail</i> GmbH', Email: 'someone@gmail.com' }),
      lead(3, { Email: 'new@shop.sample-retail.example', IsConverted: true }),
      lead(4, { Company: 'Nobody Ltd', Email: 'x@gmail.com', Website: 'gmail.com' }),
      lead(5, { Name: null, Company: null }),
    ];
    await connect();
    expect(await sync()).toMatchObject({ state: 'done', cursor: { rejected: 0 } });
    expect(
      (await items()).map((each) => (each.kind === 'lead' ? [each.name, each.state, each.from] : [])),
    ).toEqual([
      ['Person 1', 'open', 'Web'],
      ['Person 2', 'open', undefined],
      ['Person 3', 'won', undefined],
    ]);
    expect((await readConnection(world.store, world.connection.id))?.leftOut).toBe(2);
    touch(world.simulator.records.Lead[1], { Company: 'Another Ltd' });
    await sync();
    expect(await items()).toHaveLength(2);
    expect((await readConnection(world.store, world.connection.id))?.leftOut).toBe(1);
  });
});

test('a lead whose company comes here later is its own with the next day', async () => {
  world.simulator.records.Lead = [lead(1, { Company: 'Later Ltd' })];
  await connect();
  await sync();
  await commit(world.store, { partners: [partner('LATERLTD')], orders: [] });
  const old = world.simulator.records.Lead[0];
  if (old) old.SystemModstamp = sfInstant(Date.now() - 7 * 86_400_000);
  await sync();
  expect(await items('LATERLTD')).toEqual([]);
  await changeConnection(world.store, world.connection.id, (stored) => ({
    ...stored,
    daily: { at: 0, removed: 0 },
  }));
  await sync();
  expect(await items('LATERLTD')).toMatchObject([{ kind: 'lead', company: 'Later Ltd' }]);
});

describe('campaigns', () => {
  test('are with the partner of the contact; one that is over is past', async () => {
    world.simulator.records.Campaign = [
      {
        Id: sfId('Campaign', 1),
        Name: 'Autumn',
        Status: 'In Progress',
        IsActive: true,
        EndDate: '2026-12-31',
      },
    ];
    world.simulator.records.CampaignMember = [
      record('CampaignMember', 1, {
        ...{ CampaignId: sfId('Campaign', 1), ContactId: sfId('Contact', 1) },
        ...{ Status: 'Responded', HasResponded: true },
      }),
      record('CampaignMember', 2, { CampaignId: sfId('Campaign', 1), Status: 'Sent', HasResponded: false }),
    ];
    await connect();
    await sync();
    expect(await items()).toMatchObject([
      { title: 'Autumn', contact: 'Jo Beispiel', responded: true, endsOn: '2026-12-31', state: 'open' },
    ]);
    world.simulator.records.CampaignMember[0] = {
      ...world.simulator.records.CampaignMember[0],
      SystemModstamp: sfInstant(Date.now() - 7_200_000),
    };
    touch(world.simulator.records.Campaign[0], { Status: 'Completed' });
    await sync();
    expect((await items()).map(({ state }) => state)).toEqual(['won']);
  });
});
