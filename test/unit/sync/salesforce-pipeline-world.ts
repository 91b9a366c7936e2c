import 'fake-indexeddb/auto';
import { afterEach, beforeEach } from 'vitest';
import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { PipelineItem } from '../../../lib/domain/pipeline.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { relationsOf } from '../../../lib/store/relation-records.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

/** The partner that the account of the simulator is. */
export const PARTNER = 'SAMPLERETAILGMBH';

/** A Salesforce for each test of a file, and what a sync of it brings of one partner. */
export function setPipeline() {
  let simulator: SalesforceSimulator;
  let store: Store | undefined;
  let connection: SalesforceConnection;
  beforeEach(async () => {
    simulator = await startSalesforce(1);
  });
  afterEach(async () => {
    if (store) closeStore(store);
    await simulator.close();
  });
  const here = () => {
    if (!store) throw new Error('Not connected yet.');
    return { store, connection };
  };
  return {
    get simulator() {
      return simulator;
    },
    get store() {
      return here().store;
    },
    get connection() {
      return here().connection;
    },
    connect: async () => {
      ({ store, connection } = await connectedToSalesforce(simulator));
    },
    sync: () => syncOnce(here().store, here().connection.id),
    items: async (partnerId = PARTNER): Promise<PipelineItem[]> =>
      (await relationsOf(here().store, 'pipeline', partnerId)).records,
  };
}

export const touch = (row: Row | undefined, values: Row = {}) =>
  void Object.assign(row ?? {}, values, { SystemModstamp: sfInstant(Date.now()) });

export function record(object: string, n: number, values: Row): Row {
  const at = sfInstant(Date.now() - 86_400_000 + n);
  return {
    Id: sfId(object, n),
    ...(['Opportunity', 'Quote'].includes(object) ? { AccountId: sfId('Account', 1) } : {}),
    ...{ OwnerId: sfId('User', 1), LastModifiedDate: at, SystemModstamp: at },
    ...values,
  };
}
export const deal = (n: number, values: Row = {}) =>
  record('Opportunity', n, {
    Name: `Deal ${n}`,
    StageName: 'Negotiation',
    IsClosed: false,
    IsWon: false,
    ...values,
  });
export const lead = (n: number, values: Row) =>
  record('Lead', n, { Name: `Person ${n}`, Status: 'Open', ...values });
