import type { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import type { ObjectSample } from '../object-sample.ts';
import { isRefusal } from './failures.ts';
import {
  campaignActivitySchema,
  campaignSchema,
  listSchema,
  memberSchema,
  partySchema,
  responseSchema,
} from './list-records.ts';
import { MOST_COUNTED } from './organisation.ts';
import * as records from './records.ts';
import { type PullScope, parseAll } from './scope.ts';
import { isThere, TABLE_NAMES, type TableName } from './tables.ts';

const SCHEMAS: Record<TableName, z.ZodType> = {
  account: records.accountSchema,
  contact: records.contactSchema,
  product: records.productSchema,
  transactioncurrency: records.currencySchema,
  salesorder: records.orderSchema,
  salesorderdetail: records.orderLineSchema,
  incident: records.caseSchema,
  incidentresolution: records.resolutionSchema,
  phonecall: records.activitySchema,
  appointment: records.activitySchema,
  email: records.activitySchema,
  task: records.activitySchema,
  annotation: records.noteSchema,
  opportunity: records.opportunitySchema,
  quote: records.quoteSchema,
  lead: records.leadSchema,
  list: listSchema,
  listmember: memberSchema,
  campaign: campaignSchema,
  campaignactivity: campaignActivitySchema,
  campaignresponse: responseSchema,
  activityparty: partySchema,
  msdyn_purchaseorder: records.purchaseSchema,
  msdyn_purchaseorderproduct: records.purchaseLineSchema,
  msdyn_purchaseorderreceipt: records.receiptSchema,
  msdyn_purchaseorderreceiptproduct: records.receiptLineSchema,
};

/** Counts the records of each table that a sync reads, as far as Dataverse counts, and reads one of each. */
export async function* sampleObjects(scope: PullScope): AsyncGenerator<ObjectSample> {
  for (const table of TABLE_NAMES) yield sampleOf(scope, table);
}

async function sampleOf({ org, capabilities }: PullScope, table: TableName): Promise<ObjectSample> {
  if (!isThere(capabilities, table)) return { object: table, result: 'missing' };
  try {
    const { records: found, total: count } = await org.query(table, { count: true, size: 1 });
    if (found.length === 0) return { object: table, result: 'none', count };
    const rejects: Reject[] = [];
    parseAll(table, SCHEMAS[table], found, rejects);
    const [flaw] = rejects;
    const counted = { count, ...(count >= MOST_COUNTED ? { more: true } : {}) };
    return flaw
      ? { object: table, result: 'odd', ...counted, flaw }
      : { object: table, result: 'read', ...counted };
  } catch (error) {
    if (isRefusal(error)) return { object: table, result: 'refused', detail: error.failure.message };
    throw error;
  }
}
