import type { ImportJob } from '../../../lib/domain/import-job.ts';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { Partner } from '../../../lib/domain/partner.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';

let stores = 0;

/** An empty store of its own for one test. */
export function freshStore(): Promise<Store> {
  stores++;
  return openStore(`store-${process.pid}-${stores}`);
}

export function line(id: string, fields: Partial<OrderLine> = {}): OrderLine {
  return {
    id,
    item: {},
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    provenance: { sourceId: 'file:a', fetchedAt: 1_000, jobId: 'job-1' },
    ...fields,
  };
}

/** Provenance of a file of that age, read by that job. */
export function from(fetchedAt: number, jobId = 'job-1'): { provenance: OrderLine['provenance'] } {
  return { provenance: { sourceId: 'file:a', fetchedAt, jobId } };
}

export function order(
  partnerId: string,
  number: string,
  lines: OrderLine[],
  fields: Partial<Order> = {},
): Order {
  return { id: `${partnerId}/${number}`, kind: 'purchase', number, partnerId, lines, ...fields };
}

export function partner(id: string, fields: Partial<Partner> = {}): Partner {
  return {
    id,
    name: id,
    roles: ['supplier'],
    numbers: [],
    domains: [],
    contacts: [],
    provenance: { sourceId: 'file:a', fetchedAt: 1_000, jobId: 'job-1' },
    ...fields,
  };
}

export function importJob(id: string, fields: Partial<ImportJob> = {}): ImportJob {
  return {
    id,
    kind: 'import',
    fileName: 'orders.csv',
    fileSize: 10,
    fileChangedAt: 1_000,
    mapping: { delimiter: ',', columns: [], ownSites: [] },
    state: 'running',
    cursor: {
      byte: 0,
      rows: 0,
      accepted: 0,
      repeated: 0,
      rejected: 0,
      linesNew: 0,
      linesChanged: 0,
      linesSame: 0,
    },
    createdAt: 1,
    ...fields,
  };
}
