import type { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import { sampleOwn } from '../custom-objects/sample-own.ts';
import type { ObjectSample } from '../object-sample.ts';
import { isRefusal } from './failures.ts';
import { FIELDS, OBJECTS, type SalesforceObject } from './fields.ts';
import { ownScopeOf } from './own-access.ts';
import { campaignMemberSchema, leadSchema, opportunitySchema, quoteSchema } from './pipeline-records.ts';
import * as records from './records.ts';
import { type PullScope, parseAll } from './scope.ts';

const SCHEMAS: Record<SalesforceObject, z.ZodType> = {
  Account: records.accountSchema,
  Contact: records.contactSchema,
  Order: records.orderSchema,
  OrderItem: records.orderItemSchema,
  Case: records.caseSchema,
  Task: records.noteSchema,
  Event: records.noteSchema,
  Opportunity: opportunitySchema,
  Quote: quoteSchema,
  Lead: leadSchema,
  CampaignMember: campaignMemberSchema,
};

/** Counts the records of each object that a sync reads, and reads the one of each that changed last, also of own objects. */
export async function* sampleObjects(scope: PullScope): AsyncGenerator<ObjectSample> {
  for (const object of OBJECTS) yield sampleOf(scope, object);
  yield* sampleOwn(ownScopeOf(scope));
}

async function sampleOf({ org, capabilities }: PullScope, object: SalesforceObject): Promise<ObjectSample> {
  if (capabilities[object] === false) return { object, result: 'missing' };
  try {
    const { total: count } = await org.query(object, ['COUNT()'], '');
    const last = 'ORDER BY SystemModstamp DESC LIMIT 1';
    const { records: found } = await org.query(object, FIELDS[object], last);
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
