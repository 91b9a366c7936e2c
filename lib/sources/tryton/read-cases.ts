import type { Activity } from '../../domain/activity.ts';
import type { Reject } from '../../domain/import-job.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Partner } from '../../domain/partner.ts';
import type { GoneRecord } from '../source.ts';
import { readParties } from './read-parties.ts';
import * as records from './records.ts';
import { type PullScope, parseAll, provenanceOf } from './search.ts';

/** Complaints that are over: when they were last written is when that was. */
const SETTLED = new Set(['done', 'rejected', 'cancelled']);

/**
 * Complaints of customers as cases between them and us; drafts are nobody's claim yet. A case keeps its id whoever it belongs
 * to, and however that one is called.
 */
export async function readCases(
  scope: PullScope,
  raw: readonly Record<string, unknown>[],
): Promise<{ partners: Partner[]; activities: Activity[]; gone: GoneRecord[]; rejects: Reject[] }> {
  const rejects: Reject[] = [];
  const gone: GoneRecord[] = [];
  const { sourceId } = scope;
  const complaints = parseAll('sale.complaint', records.complaintSchema, raw, rejects);
  const provenance = provenanceOf(scope);
  const customers = [...new Set(complaints.map(({ customer }) => customer))];
  const parties = await readParties(scope, customers, provenance, rejects);
  const partners = customers.flatMap((customer) => parties.partner(customer, 'customer') ?? []);
  const activities = complaints.flatMap((complaint): Activity[] => {
    const { customer, number, state, date, description } = complaint;
    const partnerId = parties.partner(customer, 'customer')?.id;
    if (partnerId === undefined || !number || state === 'draft') return [];
    // Its id was made of the customer's code or name once, which change.
    gone.push({ id: `${partnerId}/case/${normaliseNumber(number)}`, sourceId });
    const title = description?.trim().split('\n')[0]?.slice(0, 300);
    const raisedAt = date === null ? complaint.create_date : Date.parse(date);
    const settledAt = Math.max(raisedAt, complaint.write_date ?? complaint.create_date);
    return [
      {
        id: `case/${complaint.id}/${sourceId}`.slice(0, 200),
        kind: 'case',
        partnerId,
        number: number.slice(0, 100),
        priority: 'normal',
        raisedAt,
        pauses: [],
        provenance,
        ...(title ? { title } : {}),
        ...(SETTLED.has(state) ? { resolvedAt: settledAt } : {}),
      },
    ];
  });
  return { partners, activities, gone, rejects };
}
