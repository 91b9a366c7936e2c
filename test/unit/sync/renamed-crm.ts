import type { Store } from '../../../lib/store/open.ts';
import { startHubspot } from '../../simulators/hubspot.ts';
import { hubId, hubRecord, link, touched } from '../../simulators/hubspot-data.ts';
import { startSalesforce } from '../../simulators/salesforce.ts';
import { sfId, sfInstant } from '../../simulators/salesforce-data.ts';
import type { Row } from '../../simulators/salesforce-soql.ts';
import { connectedToHubspot } from './hubspot-world.ts';
import { connectedToSalesforce } from './salesforce-world.ts';

/**
 * A CRM in the words of its customers, who are numbered from 1: the first is there already, with an address and three orders
 * of one line. What changes is marked as changed now.
 */
export interface RenamedCrm {
  system: 'salesforce' | 'hubspot';
  connect(): Promise<{ store: Store; id: string }>;
  add(customer: number, name: string): void;
  rename(customer: number, name: string): void;
  remove(customer: number): void;
  /** Gives an order to a customer. */
  give(order: number, customer: number): void;
  edit(order: number): void;
  raiseCase(customer: number): void;
  /** The number of an order, as the CRM has it. */
  numberOf(order: number): string;
  /** The id of a customer there. */
  accountOf(customer: number): string;
  mail: string;
  close(): Promise<void>;
}

/** A server tells its time in whole seconds: each change is seen some of them later. */
function laterEachTime(simulator: { clock: () => number }): () => number {
  let ahead = 0;
  simulator.clock = () => Date.now() + ahead;
  return () => {
    ahead += 2_000;
    return simulator.clock();
  };
}

export async function renamedSalesforce(): Promise<RenamedCrm> {
  const simulator = await startSalesforce(3);
  const rows = (object: string): Row[] => (simulator.records[object] ??= []);
  const row = (object: string, n: number): Row => rows(object).find(({ Id }) => Id === sfId(object, n)) ?? {};
  const later = laterEachTime(simulator);
  const now = () => sfInstant(later());
  const touch = (each: Row, values: Row) => void Object.assign(each, values, { SystemModstamp: now() });
  return {
    system: 'salesforce',
    connect: () => connectedToSalesforce(simulator),
    add: (n, Name) => {
      rows('Account').push({ ...row('Account', 1), Id: sfId('Account', n), Name, Website: null });
      touch(row('Account', n), {});
    },
    rename: (n, Name) => touch(row('Account', n), { Name }),
    remove: (n) => {
      touch(row('Account', n), { IsDeleted: true });
      for (const each of rows('Contact'))
        if (each.AccountId === sfId('Account', n)) touch(each, { IsDeleted: true });
    },
    give: (order, n) => touch(row('Order', order), { AccountId: sfId('Account', n) }),
    edit: (order) => touch(row('OrderItem', order), { Quantity: 11 }),
    raiseCase: (n) => {
      const at = sfInstant(Date.now() - 3_600_000);
      const of = {
        Id: sfId('Case', n),
        CaseNumber: `0000${n}`,
        AccountId: sfId('Account', n),
        Subject: 'Late',
      };
      rows('Case').push({
        ...of,
        IsClosed: false,
        CreatedDate: at,
        LastModifiedDate: at,
        SystemModstamp: now(),
      });
    },
    numberOf: (order) => `SO-${10_000 + order}`,
    accountOf: (n) => sfId('Account', n),
    mail: 'jo.beispiel@sample-retail.example',
    close: () => simulator.close(),
  };
}

export async function renamedHubspot(): Promise<RenamedCrm> {
  const simulator = await startHubspot(3);
  const { records, links } = simulator;
  const now = laterEachTime(simulator);
  const company = (n: number) => records.companies?.find(({ id }) => id === `${10 + n}`);
  const change = (record: ReturnType<typeof company>, values = {}) => {
    if (!record) throw new Error('No such record.');
    touched(record, now(), values);
  };
  const order = (n: number) => records.orders?.find(({ id }) => id === hubId('orders', n));
  return {
    system: 'hubspot',
    connect: () => connectedToHubspot(simulator),
    add: (n, name) => void records.companies?.push(hubRecord('companies', `${10 + n}`, { name }, now())),
    rename: (n, name) => change(company(n), { name }),
    remove: (n) => {
      const gone = company(n);
      if (gone) gone.archivedAt = now();
    },
    give: (n, customer) => {
      const id = hubId('orders', n);
      for (const [key, byType] of links)
        if (key.startsWith('companies '))
          byType.set(
            'orders',
            (byType.get('orders') ?? []).filter((each) => each !== id),
          );
      links.get(`orders ${id}`)?.delete('companies');
      link(links, 'orders', id, 'companies', `${10 + customer}`);
      change(order(n));
    },
    edit: (n) =>
      change(
        records.line_items?.find(({ id }) => id === hubId('line_items', n)),
        { quantity: '11' },
      ),
    raiseCase: (n) => {
      const ticket = { subject: 'Late', hs_pipeline_stage: '1', hs_ticket_priority: 'HIGH' };
      records.tickets?.push(hubRecord('tickets', `${30 + n}`, ticket, now()));
      link(links, 'tickets', `${30 + n}`, 'companies', `${10 + n}`);
    },
    numberOf: (n) => `HO-${10_000 + n}`,
    accountOf: (n) => `${10 + n}`,
    mail: 'jo.beispiel@sample-retail.example',
    close: () => simulator.close(),
  };
}
