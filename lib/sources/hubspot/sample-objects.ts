import type { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import { sampleOwn } from '../custom-objects/sample-own.ts';
import type { ObjectSample } from '../object-sample.ts';
import { isRefusal } from './failures.ts';
import { type HubspotType, TYPES } from './fields.ts';
import { ownScopeOf } from './own-access.ts';
import * as records from './records.ts';
import { type PullScope, parseAll } from './scope.ts';

const SCHEMAS: Record<HubspotType, z.ZodType> = {
  companies: records.companySchema,
  contacts: records.contactSchema,
  orders: records.orderSchema,
  line_items: records.lineSchema,
  tickets: records.ticketSchema,
  deals: records.dealSchema,
  quotes: records.quoteSchema,
  leads: records.leadSchema,
  notes: records.engagementSchema,
  calls: records.engagementSchema,
  emails: records.engagementSchema,
  meetings: records.engagementSchema,
  tasks: records.engagementSchema,
};

/** Counts the records of each object that a sync reads, and reads the newest of each, also of own objects. */
export async function* sampleObjects(scope: PullScope): AsyncGenerator<ObjectSample> {
  for (const object of TYPES) yield sampleOf(scope, object);
  yield* sampleOwn(ownScopeOf(scope));
}

async function sampleOf({ portal, capabilities }: PullScope, object: HubspotType): Promise<ObjectSample> {
  if (capabilities[object] === false) return { object, result: 'missing' };
  try {
    const { records: found, total: count } = await portal.search(object, { groups: [], limit: 1 });
    if (found.length === 0) return { object, result: 'none', count };
    const rejects: Reject[] = [];
    parseAll(object, SCHEMAS[object], found, rejects);
    const [flaw] = rejects;
    return flaw ? { object, result: 'odd', count, flaw } : { object, result: 'read', count };
  } catch (error) {
    if (isRefusal(error)) return { object, result: 'refused', detail: error.failure.message };
    throw error;
  }
}
