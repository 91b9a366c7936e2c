import type { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import type { ObjectSample } from '../object-sample.ts';
import type { Raw } from './crm.ts';
import { isRefusal } from './failures.ts';
import { FIELDS, isLines, LINES, MODULES, type OrderModule, type ZohoModule } from './fields.ts';
import * as records from './records.ts';
import { type PullScope, parseAll } from './scope.ts';

const SCHEMAS: Record<ZohoModule, z.ZodType> = {
  Accounts: records.accountSchema,
  Vendors: records.vendorSchema,
  Contacts: records.contactSchema,
  Sales_Orders: records.salesSchema,
  Purchase_Orders: records.purchaseSchema,
  Cases: records.caseSchema,
  Calls: records.activitySchema,
  Events: records.activitySchema,
  Tasks: records.activitySchema,
  Notes: records.activitySchema,
  Deals: records.dealSchema,
  Quotes: records.quoteSchema,
  Leads: records.leadSchema,
  Campaigns: records.campaignSchema,
  Ordered_Items: records.lineSchema,
  Purchase_Items: records.lineSchema,
};

/** Reads the newest record of each module that a sync reads; lines that no query tells come with their orders. */
export async function* sampleObjects(scope: PullScope): AsyncGenerator<ObjectSample> {
  const orders = Object.keys(LINES) as OrderModule[];
  for (const object of MODULES) {
    const withOrders = isLines(object) && orders.some((each) => scope.capabilities[each] !== false);
    if (withOrders && scope.capabilities[object] === false) continue;
    yield sampleOf(scope, object);
  }
}

async function sampleOf(scope: PullScope, object: ZohoModule): Promise<ObjectSample> {
  if (scope.capabilities[object] === false) return { object, result: 'missing' };
  try {
    const found = await newestOf(scope, object);
    if (found.length === 0) return { object, result: 'none' };
    const rejects: Reject[] = [];
    parseAll(object, SCHEMAS[object], found, rejects);
    const [flaw] = rejects;
    return flaw ? { object, result: 'odd', flaw } : { object, result: 'read' };
  } catch (error) {
    if (isRefusal(error)) return { object, result: 'refused', detail: error.failure.message };
    throw error;
  }
}

/** Notes are listed; queries do not know them. */
async function newestOf({ crm, capabilities }: PullScope, object: ZohoModule): Promise<Raw[]> {
  if (object !== 'Notes')
    return (await crm.query(object, { fields: FIELDS[object], where: [], limit: 1 })).records;
  const fields = FIELDS.Notes.filter((field) => capabilities[`Notes.${field}`] !== false);
  const names = fields.map((field) => crm.called('Notes', field)).join(',');
  const path = `${crm.called('Notes')}?fields=${names}&per_page=1&page=1`;
  const said = (await crm.get(path, 'list Notes')) as { data?: Raw[] } | undefined;
  return (said?.data ?? []).map((each) => crm.renamed('Notes', each, fields));
}
