import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { FILE_FIELDS } from '../../../lib/domain/file-fields.ts';
import type { FileField } from '../../../lib/domain/file-mapping.ts';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import type { Mention } from '../../../lib/domain/mention.ts';
import type { Order } from '../../../lib/domain/order.ts';
import type { Partner, PartnerRole } from '../../../lib/domain/partner.ts';
import type { Now } from '../../../lib/domain/workspace.ts';
import { commit } from '../../../lib/store/commit.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';

const TODAY = '2025-06-16';
export const INSTANT = Date.parse('2025-06-16T12:00:00Z');
/** A Monday. */
export const NOW: Now = { today: TODAY, instant: INSTANT, replay: false };

const open: Store[] = [];
afterEach(() => {
  for (const store of open.splice(0)) closeStore(store);
});
let number = 0;

/** A fresh store with these records, and a finished import `job-1` of the columns named. */
export async function storeWith(
  partners: Partner[],
  orders: Order[],
  columns: readonly FileField[] = FILE_FIELDS,
): Promise<Store> {
  number += 1;
  const store = await openStore(`lens-${process.pid}-${number}`);
  open.push(store);
  await createJob(store, job(columns), new Blob(['']));
  await commit(store, { partners, orders });
  return store;
}

function job(columns: readonly FileField[]): ImportJob {
  const cursor = {
    byte: 0,
    rows: 0,
    accepted: 0,
    repeated: 0,
    rejected: 0,
    linesNew: 0,
    linesChanged: 0,
    linesSame: 0,
  };
  return {
    id: 'job-1',
    kind: 'import',
    fileName: 'orders.csv',
    fileSize: 0,
    fileChangedAt: INSTANT,
    mapping: { delimiter: ',', columns: columns.map((field) => ({ header: field, field })), ownSites: [] },
    state: 'done',
    cursor,
    createdAt: INSTANT,
  };
}

export const FRESH = { sourceId: 'file:orders', fetchedAt: INSTANT - 86_400_000, jobId: 'job-1' };

export function partner(id: string, roles: PartnerRole[], fields: Partial<Partner> = {}): Partner {
  return {
    id,
    name: id.toUpperCase(),
    roles,
    numbers: [],
    domains: [],
    contacts: [],
    provenance: FRESH,
    ...fields,
  };
}

let marks = 0;
/** A labelled mention unless told otherwise. */
export function mention(key: string, fields: Partial<Mention> = {}): Mention {
  marks += 1;
  return { mark: marks, keys: [key], kind: 'number', raw: key, labelled: true, ...fields };
}

/** As it stands in running text: nothing says what it is. */
export const bare = (key: string, fields: Partial<Mention> = {}) =>
  mention(key, { labelled: false, ...fields });
